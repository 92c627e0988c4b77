/** What kind of object a document is: kubectl asks before it sends anything. */
import { allResources, apiVersionOf, resourceForKind } from "#api";
import { message } from "#i18n";
import type { FieldPath } from "./field-path.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Fix, Problem } from "./problem.ts";
import type { WrittenDocument } from "./written-document.ts";
import type { Fields } from "./written-fields.ts";

const versionsOf = (kind: string): readonly string[] =>
  allResources.filter((resource) => resource.kind === kind).map(apiVersionOf);

/** What hinders kubectl from telling the resource; nothing when it can. */
export function typeProblems(object: Fields, document: WrittenDocument, at: FieldPath): readonly Problem[] {
  const problems = (["apiVersion", "kind"] as const).flatMap((name) => {
    const held = object[name];
    if (held === undefined || held === null) return [`${name} not set`];
    return typeof held === "string" ? [] : [`${name} isn't string type`];
  });
  if (problems.length > 0) return [untyped(object, problems, document, at)];
  const { apiVersion, kind } = object as Readonly<Record<"apiVersion" | "kind", string>>;
  return resourceForKind(apiVersion, kind) ? [] : [unmatched(apiVersion, kind, document, at)];
}

function untyped(
  object: Fields,
  problems: readonly string[],
  document: WrittenDocument,
  at: FieldPath,
): Problem {
  const said = problems.length === 1 ? problems[0]! : `[${problems.join(", ")}]`;
  const { apiVersion, kind } = object;
  const known = typeof kind === "string" ? kind : apiVersion === undefined ? undefined : "";
  const place = known ? document.keyAt([...at, "kind"]) : document.first;
  const [version] = typeof kind === "string" ? versionsOf(kind) : [];
  const line = document.textAt(place).trim();
  const fix: Fix | undefined =
    version && apiVersion === undefined && at.length === 0
      ? { from: line, to: `apiVersion: ${version}\n${line}` }
      : undefined;
  return {
    ...place,
    severity: "error",
    text: `error validating data: ${said}`,
    ...(fix ? { fix } : {}),
    ...(apiVersion === undefined && kind === undefined ? { hint: message("hint.fragment") } : {}),
  };
}

/** The kind is known under another version, or another kind was meant, or another version of its group. */
function unmatched(apiVersion: string, kind: string, document: WrittenDocument, at: FieldPath): Problem {
  const text = `no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
  const [version] = versionsOf(kind);
  if (version) {
    return {
      ...document.valueAt([...at, "apiVersion"]),
      severity: "error",
      text,
      fix: { from: apiVersion, to: version },
    };
  }
  const creatable = allResources.filter(({ verbs }) => verbs.includes("update"));
  const inVersion = creatable.filter((resource) => apiVersionOf(resource) === apiVersion);
  const meant = [inVersion, creatable]
    .map((some) =>
      nearestWord(
        kind,
        some.map((resource) => resource.kind),
      ),
    )
    .find(Boolean);
  const place = document.valueAt([...at, "kind"]);
  if (meant) return { ...place, severity: "error", text, fix: { from: kind, to: meant } };
  return { ...place, severity: "error", text };
}
