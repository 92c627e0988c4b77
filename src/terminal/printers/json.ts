/** JSON as Go writes it: keys sorted, `<`, `>` and `&` escaped; `-o json` indents by four spaces. */
import { sortedKeys } from "./text/sorted.ts";

const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Fields without a value do not exist in Go's JSON. */
function entriesOf(value: object): readonly (readonly [key: string, value: unknown])[] {
  const map = value as Readonly<Record<string, unknown>>;
  return sortedKeys(map).flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]] as const]));
}

function written(value: unknown, newline: string, step: string): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const inner = `${newline}${step}`;
  const colon = step === "" ? ":" : ": ";
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, inner, step))
    : entriesOf(value).map(([key, item]) => `${quoted(key)}${colon}${written(item, inner, step)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return parts.length === 0
    ? `${open}${close}`
    : `${open}${inner}${parts.join(`,${inner}`)}${newline}${close}`;
}

/** On one line, as `json.Marshal` of a map: what jsonpath prints of a map or a list. */
export function jsonText(value: unknown): string {
  return written(value, "", "");
}

/** `kubectl -o json`: four spaces a level and a newline at the end. */
export function jsonDocument(value: unknown): string {
  return `${written(value, "\n", "    ")}\n`;
}
