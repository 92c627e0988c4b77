/** `kubectl explain`: the fields of a kind. */
import { type Field, fieldsOf, type ResourceType } from "#api";
import { fail, failUsage } from "../failure.ts";
import { outputFlag, text, toggle } from "../flags/flag.ts";
import { resourceNamed } from "../resources/named.ts";
import type { Verb } from "../verb.ts";

const basicTypes: Readonly<Record<string, string>> = {
  any: "Object",
  bool: "boolean",
  bytes: "string",
  "int-or-string": "IntOrString",
  int32: "integer",
  int64: "integer",
  microtime: "string",
  quantity: "Quantity",
  string: "string",
  time: "string",
};

function typeText({ type, container }: Field): string {
  const name = basicTypes[type] ?? type;
  if (container === "list") return `[]${name}`;
  return container === "map" ? `map[string]${name}` : name;
}

/** One line for each field, and with `--recursive` those inside it. */
function fieldLines(type: string, depth: number, recursive: boolean, seen: readonly string[]): string {
  const fields = [...(fieldsOf(type)?.values() ?? [])];
  return fields
    .map((field) => {
      const required = field.required ? " -required-" : "";
      const line = `${"  ".repeat(depth)}${field.name}\t<${typeText(field)}>${required}\n`;
      const isOpen = recursive && !seen.includes(field.type);
      return line + (isOpen ? fieldLines(field.type, depth + 1, true, [...seen, field.type]) : "");
    })
    .join("");
}

/** The field at the end of a path, and the type it has. */
function follow(resource: ResourceType, path: readonly string[]): Field | undefined {
  let type = resource.kind;
  let last: Field | undefined;
  for (const name of path) {
    last = fieldsOf(type)?.get(name) ?? fail(`field "${name}" does not exist`);
    type = last.type;
  }
  return last;
}

export const explain: Verb = {
  name: "explain",
  summary: "Get documentation for a resource",
  usage: "TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [--output=plaintext] [options]",
  flags: [
    outputFlag,
    text("api-version", "Use given api-version (group/version) of the resource."),
    toggle("recursive", "When true, print the name of all the fields recursively."),
  ],
  *run(call) {
    const [word, ...more] = call.args;
    if (word === undefined)
      return failUsage(
        call.path,
        'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n',
      );
    if (more.length > 0) fail("We accept only this format: explain RESOURCE\n");
    const [name = "", ...path] = word.split(".");
    const resource = resourceNamed(name);
    const field = follow(resource, path);
    const group = resource.group === "" ? "" : `GROUP:      ${resource.group}\n`;
    const head = `${group}KIND:       ${resource.kind}\nVERSION:    ${resource.version}\n\n`;
    const title = field ? `FIELD: ${field.name} <${typeText(field)}>\n\n` : "";
    const lines = fieldLines(field?.type ?? resource.kind, 1, call.flags.isOn("recursive"), [resource.kind]);
    const fields = lines === "" ? "" : `FIELDS:\n${lines}\n`;
    yield* call.print(`${head}${title}DESCRIPTION:\n    <empty>\n${fields}`);
  },
  completes: "resources",
};
