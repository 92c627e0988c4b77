/** Shell patterns: `*`, `?`, `[a-z]`, a backslash before a character that is only itself. */

type Piece =
  | { readonly type: "any" }
  | { readonly type: "one" }
  | { readonly type: "set"; readonly negated: boolean; readonly matches: (character: string) => boolean }
  | { readonly type: "character"; readonly character: string };

const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  punct: /[!-/:-@[-`{-~]/,
  blank: /[ \t]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /[^ -~\u0080-\uffff]/,
};

/** Text that a pattern matches literally. */
export const escapePattern = (text: string): string => text.replace(/[*?[\]\\]/g, "\\$&");

/** The pattern's own text, its backslashes removed: what a pattern that matches no file stands for. */
export const unescapePattern = (pattern: string): string => pattern.replace(/\\([\s\S])/g, "$1");

/** Whether the text holds anything that could match more than itself. */
export const hasPattern = (pattern: string): boolean => /[*?[]/.test(pattern.replace(/\\[\s\S]/g, ""));

/** Whether the whole text matches. */
export function matchesPattern(pattern: string, text: string): boolean {
  return matchPieces(piecesOf(pattern), text);
}

/** The length of the part at the start (or end) of the text that matches; `undefined` when none does. */
export function matchedLength(
  pattern: string,
  text: string,
  from: "start" | "end",
  longest: boolean,
): number | undefined {
  const pieces = piecesOf(pattern);
  for (let step = 0; step <= text.length; step++) {
    const length = longest ? text.length - step : step;
    const part = from === "start" ? text.slice(0, length) : text.slice(text.length - length);
    if (matchPieces(pieces, part)) return length;
  }
  return undefined;
}

/** Goes back to the latest `*` only, so the time is at most pattern × text. */
function matchPieces(pieces: readonly Piece[], text: string): boolean {
  let piece = 0;
  let at = 0;
  let star: { piece: number; at: number } | undefined;
  while (at < text.length) {
    const current = pieces[piece];
    if (current?.type === "any") {
      star = { piece, at };
      piece += 1;
    } else if (current !== undefined && matchesOne(current, text[at] ?? "")) {
      piece += 1;
      at += 1;
    } else if (star !== undefined) {
      star.at += 1;
      piece = star.piece + 1;
      at = star.at;
    } else return false;
  }
  while (pieces[piece]?.type === "any") piece += 1;
  return piece === pieces.length;
}

function matchesOne(piece: Piece, character: string): boolean {
  if (piece.type === "one") return true;
  if (piece.type === "character") return piece.character === character;
  return piece.type === "set" && piece.matches(character) !== piece.negated;
}

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? "";
    if (character === "*") pieces.push({ type: "any" });
    else if (character === "?") pieces.push({ type: "one" });
    else if (character === "\\" && at + 1 < pattern.length) {
      at += 1;
      pieces.push({ type: "character", character: pattern[at] ?? "" });
    } else {
      const set = character === "[" ? setAt(pattern, at) : undefined;
      pieces.push(set?.piece ?? { type: "character", character });
      at = set?.end ?? at;
    }
  }
  return pieces;
}

/** The set that begins at this `[`, and where its `]` is. */
function setAt(pattern: string, start: number): { piece: Piece; end: number } | undefined {
  let at = start + 1;
  const negated = pattern[at] === "!" || pattern[at] === "^";
  if (negated) at += 1;
  const tests: ((character: string) => boolean)[] = [];
  for (let first = true; at < pattern.length; first = false) {
    if (pattern[at] === "]" && !first) {
      const matches = (character: string) => tests.some((test) => test(character));
      return { piece: { type: "set", negated, matches }, end: at };
    }
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at, at + 12));
    const known = named === null ? undefined : classes[named[1] ?? ""];
    if (named !== null && known !== undefined) {
      tests.push((character) => known.test(character));
      at += named[0].length;
      continue;
    }
    if (pattern[at] === "\\") at += 1;
    const low = pattern[at] ?? "";
    const ranges = pattern[at + 1] === "-" && pattern[at + 2] !== "]" && at + 2 < pattern.length;
    const high = ranges ? (pattern[at + 2] ?? "") : low;
    tests.push((character) => character >= low && character <= high);
    at += ranges ? 3 : 1;
  }
  return undefined;
}
