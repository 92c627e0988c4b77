import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { yamlDocument } from "./index.ts";

describe("YAML as kubectl prints it", () => {
  it("sorts keys and keeps lists flush with their key", () => {
    const pod = {
      kind: "Pod",
      apiVersion: "v1",
      spec: { containers: [{ name: "a", args: ["x"] }], volumes: [] },
    };
    expect(yamlDocument(pod)).toBe(
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - args:\n    - x\n    name: a\n  volumes: []\n",
    );
  });

  it.each([
    ["true", '"true"'],
    ["yes", '"yes"'],
    ["n", '"n"'],
    ["null", '"null"'],
    ["", '""'],
    ["1", '"1"'],
    ["0777", '"0777"'],
    ["1.27", '"1.27"'],
    ["1e3", '"1e3"'],
    ["12:30", '"12:30"'],
    ["2026-01-01T00:00:00Z", '"2026-01-01T00:00:00Z"'],
    ["1Gi", "1Gi"],
    ["250m", "250m"],
    ["25%", "25%"],
    ["1.2.3", "1.2.3"],
    ["nginx:1.27", "nginx:1.27"],
    ["a: b", "'a: b'"],
    ["it's: x", "'it''s: x'"],
    ["* * * * *", "'* * * * *'"],
    ["- x", "'- x'"],
    ["-x", "-x"],
    ["{a}", "'{a}'"],
    [" a", "' a'"],
    ["a #b", "'a #b'"],
    ["a\tb", '"a\\tb"'],
    ["a\nb", "|-\n  a\n  b"],
    ["a\n", "|\n  a"],
    ["a\n\n", "|+\n  a\n"],
    ["a \nb", '"a \\nb"'],
    ["  a\nb", "|2-\n    a\n  b"],
  ])("writes %j as %s", (text, written) => {
    expect(yamlDocument({ key: text })).toBe(`key: ${written}\n`);
    expect(parse(yamlDocument({ key: text }), { version: "1.1" })).toEqual({ key: text });
  });

  it("breaks long lines at the first space after the eightieth column", () => {
    const message =
      "0/3 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 2 Insufficient cpu.";
    expect(yamlDocument({ status: { message } })).toBe(
      "status:\n  message: '0/3 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable:\n" +
        "    }, 2 Insufficient cpu.'\n",
    );
  });

  it("orders numbers in names as numbers", () => {
    expect(yamlDocument({ a10: 1, a2: 2, b: 3, "a.b": 4 })).toBe("a.b: 4\na2: 2\na10: 1\nb: 3\n");
  });
});
