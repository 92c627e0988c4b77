/** What `s` puts in place of a match. */
import type { Substitution } from "./sed-script.ts";

/** The text after it; `undefined` when nothing matched. */
export function substituted(
  text: string,
  { regex, replacement, all, nth }: Substitution,
): string | undefined {
  let count = 0;
  let changed = false;
  regex.lastIndex = 0;
  const result = text.replace(regex, (...found: unknown[]) => {
    count += 1;
    const match = String(found[0]);
    if (count < nth || (count > nth && !all)) return match;
    changed = true;
    return expanded(replacement, found as readonly (string | undefined)[]);
  });
  return changed ? result : undefined;
}

/** `&`, `\1`, `\n`, and the case changes of GNU sed. */
function expanded(replacement: string, found: readonly (string | undefined)[]): string {
  let turn: "U" | "L" | undefined;
  let once: "u" | "l" | undefined;
  const put = (text: string): string => {
    let result = turn === "U" ? text.toUpperCase() : turn === "L" ? text.toLowerCase() : text;
    if (once !== undefined && result !== "") {
      const first = result.charAt(0);
      result = (once === "u" ? first.toUpperCase() : first.toLowerCase()) + result.slice(1);
      once = undefined;
    }
    return result;
  };
  return replacement.replace(/\\([\s\S])|&|[^\\&]+/g, (piece: string, escaped: string | undefined) => {
    if (piece === "&") return put(found[0] ?? "");
    if (escaped === undefined) return put(piece);
    if (/\d/.test(escaped)) {
      const group = found[Number(escaped)];
      return put(typeof group === "string" ? group : "");
    }
    if (escaped === "U" || escaped === "L") turn = escaped;
    else if (escaped === "E") turn = undefined;
    else if (escaped === "u" || escaped === "l") once = escaped;
    else return put(escaped === "n" ? "\n" : escaped === "t" ? "\t" : escaped);
    return "";
  });
}
