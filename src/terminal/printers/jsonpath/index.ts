/** `kubectl -o jsonpath=`, `-o jsonpath-as-json=` and the paths that columns and sorting use. */

import { type Attempt, attempt, TemplateError } from "../attempt.ts";
import { jsonDocument, jsonText } from "../json.ts";
import { goSyntax } from "../text/go-text.ts";
import { walk } from "./evaluate.ts";
import type { Path } from "./nodes.ts";
import { parseTemplate } from "./parse.ts";

const firstIdentifier = (path: Path | undefined) =>
  path?.[0]?.kind === "identifier" ? path[0].name : undefined;

/** Where the `{end}` of a range that begins before `from` stands, or the template's end. */
function endOfRange(paths: readonly Path[], from: number): number {
  let depth = 1;
  for (let index = from; index < paths.length; index++) {
    const name = firstIdentifier(paths[index]);
    if (name === "range") depth += 1;
    if (name === "end") depth -= 1;
    if (depth === 0) return index;
  }
  return paths.length;
}

/** The results of each path in turn; what a range holds comes once for every value it ranges over. */
function results(paths: readonly Path[], value: unknown): readonly (readonly unknown[])[] {
  const all: (readonly unknown[])[] = [];
  for (let index = 0; index < paths.length; index++) {
    const path = paths[index]!;
    const name = firstIdentifier(path);
    if (name === "end") throw new TemplateError("not in range, nothing to end");
    if (name !== "range") {
      all.push(walk([value], path));
      continue;
    }
    const end = endOfRange(paths, index + 1);
    const body = paths.slice(index + 1, end);
    for (const item of walk([value], path.slice(1))) all.push(...results(body, item));
    index = end;
  }
  return all;
}

/** Maps and lists print as JSON, the rest bare. */
function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? jsonText(value) : String(value);
}

/** kubectl explains itself at length when a path cannot be walked. */
function explained(template: string, value: unknown, message: string): string {
  const lines = [
    `Error executing template: ${message}. Printing more information for debugging the template:`,
    "\ttemplate was:",
    `\t\t${template}`,
    "\tobject given to jsonpath engine was:",
    `\t\t${goSyntax(value)}`,
  ];
  return `error executing jsonpath ${JSON.stringify(template)}: ${lines.join("\n")}\n\n`;
}

function printTemplate(
  template: string,
  value: unknown,
  write: (all: readonly (readonly unknown[])[]) => string,
): Attempt<string> {
  const parsed = attempt(
    () => parseTemplate(template),
    (message) => `error parsing jsonpath ${template}, ${message}`,
  );
  if (!parsed.ok) return parsed;
  return attempt(
    () => write(results(parsed.value, value)),
    (message) => explained(template, value, message),
  );
}

/** `-o jsonpath=TEMPLATE` of an object, or of the List around several. */
export function printJsonPath(template: string, value: unknown): Attempt<string> {
  const write = (all: readonly (readonly unknown[])[]) =>
    all.map((values) => values.map(valueText).join(" ")).join("");
  return printTemplate(template, value, write);
}

/** `-o jsonpath-as-json=TEMPLATE`: a JSON list for every path. */
export function printJsonPathAsJson(template: string, value: unknown): Attempt<string> {
  return printTemplate(template, value, (all) => all.map((values) => jsonDocument(values)).join(""));
}

/**
 * `metadata.name`, `.metadata.name`, `{metadata.name}` and `{.metadata.name}` all mean the last
 * (`RelaxedJSONPathExpression` of kubectl).
 */
export function relaxedPath(text: string): string {
  if (text === "") return "";
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text);
  if (!match) {
    const forms = "'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'";
    throw new TemplateError(`unexpected path string, expected a ${forms}`);
  }
  return `{.${match[1] ?? match[2]}}`;
}

/** The values a relaxed path leads to, all paths of it together. */
export function valuesAt(path: string, value: unknown): readonly unknown[] {
  return results(parseTemplate(path), value).flat();
}
