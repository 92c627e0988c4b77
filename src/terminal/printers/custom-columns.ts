/** `kubectl -o custom-columns=NAME:.metadata.name,…`. */
import type { KubernetesObject } from "#api";
import { type Attempt, attempt, TemplateError } from "./attempt.ts";
import { relaxedPath, valuesAt } from "./jsonpath/index.ts";
import { goText } from "./text/go-text.ts";
import { alignTabs, GET_STOPS } from "./text/tab-stops.ts";

interface CustomColumn {
  readonly header: string;
  readonly path: string;
}

function parseColumns(spec: string): readonly CustomColumn[] {
  if (spec === "") throw new TemplateError("custom-columns format specified but no custom columns given");
  return spec.split(",").map((part) => {
    const colon = part.indexOf(":");
    if (colon < 0) {
      const shape = "<header>:<json-path-expr>";
      throw new TemplateError(`unexpected custom-columns spec: ${part}, expected ${shape}`);
    }
    return { header: part.slice(0, colon), path: relaxedPath(part.slice(colon + 1)) };
  });
}

/** Several values stand beside each other with commas; none is `<none>`. */
function cellOf(object: KubernetesObject, path: string): string {
  const values = valuesAt(path, object);
  return values.length === 0 ? "<none>" : values.map(goText).join(",");
}

/** The whole table; without objects only the header. */
export function printCustomColumns(
  spec: string,
  objects: readonly KubernetesObject[],
  options: { readonly noHeaders?: boolean } = {},
): Attempt<string> {
  return attempt(() => {
    const columns = parseColumns(spec);
    const header = columns.map((column) => column.header);
    const rows = objects.map((object) => columns.map((column) => cellOf(object, column.path)));
    const lines = [...(options.noHeaders ? [] : [header]), ...rows];
    return alignTabs(lines.map((cells) => `${cells.join("\t")}\n`).join(""), GET_STOPS);
  });
}

/** `-o custom-columns-file=`: a line of headers and a line of paths, apart by spaces. */
export function customColumnsOfFile(text: string): string {
  const [headers = [], paths = []] = text
    .split("\n")
    .map((line) => line.split(/\s+/).filter((word) => word !== ""));
  return headers.map((header, index) => `${header}:${paths[index] ?? ""}`).join(",");
}
