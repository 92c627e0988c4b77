/** The order of keys in YAML from Go: numbers inside names count as numbers (`a2` before `a10`). */

const isLetter = (character: string | undefined) => character !== undefined && /\p{L}/u.test(character);
const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);

/** Where the digits that begin at `start` end. */
function digitsEnd(characters: readonly string[], start: number): number {
  let end = start;
  while (isDigit(characters[end])) end++;
  return end;
}

/** A `0` inside a longer number is a digit like others: it must not make the number seem to begin there. */
function isInsideNumber(characters: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && isDigit(characters[index]); index--) {
    if (characters[index] !== "0") return true;
  }
  return false;
}

/** `keyList.Less` of go-yaml v2 as a comparison. */
export function compareKeys(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let at = 0; at < a.length && at < b.length; at++) {
    if (a[at] === b[at]) continue;
    const byCode = a[at]! < b[at]! ? -1 : 1;
    if (isLetter(a[at]) && isLetter(b[at])) return byCode;
    if (isLetter(a[at]) || isLetter(b[at])) return isLetter(b[at]) ? -1 : 1;
    const lead = (a[at] === "0" || b[at] === "0") && isInsideNumber(a, at) ? "1" : "0";
    const [aEnd, bEnd] = [digitsEnd(a, at), digitsEnd(b, at)];
    const aNumber = Number(lead + a.slice(at, aEnd).join(""));
    const bNumber = Number(lead + b.slice(at, bEnd).join(""));
    if (aNumber !== bNumber) return aNumber - bNumber;
    return aEnd === bEnd ? byCode : aEnd - bEnd;
  }
  return a.length - b.length;
}
