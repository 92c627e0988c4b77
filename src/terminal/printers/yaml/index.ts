/** `kubectl -o yaml`: block style, keys in order, lists flush with their key, as sigs.k8s.io/yaml prints. */
import { compareKeys } from "./key-order.ts";
import { yamlScalar } from "./scalar.ts";

type Fields = Readonly<Record<string, unknown>>;

const isEmpty = (value: object) => Object.values(value).every((item) => item === undefined);

/** A value that fits behind a colon or a dash; the place tells where it starts. */
function scalarText(value: unknown, column: number, indent: number): string {
  if (typeof value === "string") return yamlScalar(value, { column, indent, isKey: false });
  if (Array.isArray(value)) return "[]";
  return typeof value === "object" && value !== null ? "{}" : String(value ?? null);
}

const isBlock = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isEmpty(value);

/** Lines of a map; `indent` is that of its keys. */
function mapLines(map: Fields, indent: number): readonly string[] {
  const keys = Object.keys(map)
    .filter((key) => map[key] !== undefined)
    .sort(compareKeys);
  return keys.flatMap((key) => {
    const value = map[key];
    const title = `${yamlScalar(key, { column: indent, indent, isKey: true })}:`;
    const start = " ".repeat(indent) + title;
    if (!isBlock(value)) return [`${start} ${scalarText(value, start.length + 1, indent + 2)}`];
    // A list stands flush with its key, a map two spaces further.
    const lines = Array.isArray(value) ? listLines(value, indent) : mapLines(value as Fields, indent + 2);
    return [start, ...lines];
  });
}

/** Lines of a list; the dash stands at `indent` and takes the place of the item's first two spaces. */
function listLines(list: readonly unknown[], indent: number): readonly string[] {
  const dash = `${" ".repeat(indent)}- `;
  return list.flatMap((item) => {
    if (!isBlock(item)) return [dash + scalarText(item, dash.length, indent + 2)];
    const lines = Array.isArray(item) ? listLines(item, indent + 2) : mapLines(item as Fields, indent + 2);
    return [dash + lines[0]!.slice(indent + 2), ...lines.slice(1)];
  });
}

/** The document, with a newline at its end. */
export function yamlDocument(value: unknown): string {
  if (!isBlock(value)) return `${scalarText(value, 0, 0)}\n`;
  const lines = Array.isArray(value) ? listLines(value, 0) : mapLines(value as Fields, 0);
  return `${lines.join("\n")}\n`;
}
