/** Prints objects in the form `-o` asks for. */
import type { KubernetesObject } from "#api";
import {
  type Attempt,
  customColumnsOfFile,
  jsonDocument,
  objectList,
  objectName,
  printCustomColumns,
  printGoTemplate,
  printJsonPath,
  printJsonPathAsJson,
  yamlDocument,
} from "../../printers/index.ts";
import { fail } from "../failure.ts";
import type { Call } from "../verb.ts";

/** Text of the objects; `asList` puts a List around them even when there is one. */
export type ObjectText = (objects: readonly KubernetesObject[], asList: boolean) => string;

const documentFormats = [
  "go-template",
  "go-template-file",
  "json",
  "jsonpath",
  "jsonpath-as-json",
  "jsonpath-file",
  "name",
  "template",
  "templatefile",
  "yaml",
];

const accepted = (result: Attempt<string>): string => (result.ok ? result.value : fail(result.error));

/** What is printed for a form that shows the whole: the object, or a List. */
const whole = (objects: readonly KubernetesObject[], asList: boolean): unknown =>
  asList || objects.length !== 1 ? objectList(objects) : objects[0];

function fileText(call: Call, path: string): string {
  if (!call.process.files.exists(path))
    fail(`error reading --template ${path}, open ${path}: no such file or directory\n`);
  return call.process.files.read(path);
}

function templateText(call: Call, format: string, argument: string): ObjectText | undefined {
  const template = argument || call.flags.text("template");
  const needed = (): string => template || fail(`template format specified but no template given`);
  const read = () => fileText(call, needed());
  switch (format) {
    case "jsonpath":
      return (objects, asList) => accepted(printJsonPath(needed(), whole(objects, asList)));
    case "jsonpath-file":
      return (objects, asList) => accepted(printJsonPath(read(), whole(objects, asList)));
    case "jsonpath-as-json":
      return (objects, asList) => accepted(printJsonPathAsJson(needed(), whole(objects, asList)));
    case "go-template":
    case "template":
      return (objects, asList) => accepted(printGoTemplate(needed(), whole(objects, asList)));
    case "go-template-file":
    case "templatefile":
      return (objects, asList) => accepted(printGoTemplate(read(), whole(objects, asList)));
    default:
      return undefined;
  }
}

function columnsText(call: Call, format: string, argument: string): ObjectText | undefined {
  const noHeaders = call.flags.isOn("no-headers");
  const columns = (spec: string) => (objects: readonly KubernetesObject[]) =>
    accepted(printCustomColumns(spec, objects, { noHeaders }));
  if (format === "custom-columns") return columns(argument);
  return format === "custom-columns-file"
    ? columns(customColumnsOfFile(fileText(call, argument)))
    : undefined;
}

/**
 * How `-o` wants objects printed; `undefined` for the verb's own words or a table. `columns`: the verb
 * prints tables too, so that `wide` and custom columns exist (`pkg/cmd/get/get_flags.go`).
 */
export function objectTextOf(call: Call, columns = false): ObjectText | undefined {
  const output = call.flags.text("output");
  if (output === "" && call.flags.text("template") === "") return undefined;
  if (columns && output === "wide") return undefined;
  const sign = output.indexOf("=");
  const format = output === "" ? "go-template" : sign < 0 ? output : output.slice(0, sign);
  const argument = sign < 0 ? "" : output.slice(sign + 1);
  if (format === "json") return (objects, asList) => jsonDocument(whole(objects, asList));
  if (format === "yaml") return (objects, asList) => yamlDocument(whole(objects, asList));
  if (format === "name") return (objects) => objects.map((object) => `${objectName(object)}\n`).join("");
  const text =
    templateText(call, format, argument) ?? (columns ? columnsText(call, format, argument) : undefined);
  const allowed = columns
    ? ["custom-columns", "custom-columns-file", ...documentFormats.slice(0, -1), "wide", "yaml"]
    : documentFormats;
  return (
    text ??
    fail(
      `unable to match a printer suitable for the output format "${output}", ` +
        `allowed formats are: ${allowed.join(",")}`,
    )
  );
}
