/** A diagnosis as lines of text, against an empty cluster: for tests to read. */
import { Cluster } from "#cluster";
import { type Ask, diagnose } from "./diagnose.ts";

const { apiServer } = new Cluster({ nodes: [] });

export const ask: Ask = (manifest) =>
  apiServer.create(manifest, {
    by: "user",
    reason: "Checked",
    because: [],
    dryRun: true,
    fieldValidation: "Warn",
  });

/** Each problem as `line:column what is there: what is said [→ the fix]`. */
export const told = (text: string): readonly string[] => {
  const lines = text.split("\n");
  return diagnose(text, ask).map(({ line, columns, severity, text: said, hint, fix }) => {
    const there = columns ? lines[line - 1]!.slice(columns.from - 1, columns.to - 1) : "";
    const parameters = hint?.parameters ? ` ${Object.values(hint.parameters).join(" ")}` : "";
    const words = [said, hint ? `(${hint.id}${parameters})` : ""].filter((part) => part !== "").join(" ");
    return `${line} ${severity === "error" ? "" : `${severity} `}${there} | ${words}${fix ? ` → ${fix.to}` : ""}`;
  });
};

export const pod = (spec: string, name = "web"): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n${spec.replace(/^/gm, "  ").trimEnd()}\n`;

export const claim = (spec: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: host-pvc\nspec:\n${spec.replace(/^/gm, "  ").trimEnd()}\n`;

/** A sound container, for a Pod's spec. */
export const container = "containers:\n  - name: app\n    image: nginx:1.27\n";
