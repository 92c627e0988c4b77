/** Values as Go's formatting verbs print them: `%v` and `%#v`. */
import { sortedKeys } from "./sorted.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The Go type that JSON of this shape is decoded to. */
export function goType(value: unknown): string {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return Array.isArray(value) ? "[]interface {}" : "map[string]interface {}";
}

/** `%v`: `map[a:1 b:[x y]]`, `<nil>`. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (typeof value !== "object") return String(value);
  const map = value as Fields;
  const parts = sortedKeys(map).filter((key) => map[key] !== undefined);
  return `map[${parts.map((key) => `${key}:${goText(map[key])}`).join(" ")}]`;
}

/** `%#v`: as one would write it in Go. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return "interface {}(nil)";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  const map = value as Fields;
  const keys = sortedKeys(map).filter((key) => map[key] !== undefined);
  const entries = keys.map((key) => `${JSON.stringify(key)}:${goSyntax(map[key])}`);
  return `map[string]interface {}{${entries.join(", ")}}`;
}
