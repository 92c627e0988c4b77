/** `{a,b}` and `{1..3}` of the larger shell: one word becomes several before anything else happens to it. */
import type { Word, WordPart } from "./syntax.ts";

/** A character of the program, or a part that braces only carry along. */
type Piece = string | WordPart;

/** One word never becomes more than this; it is left alone instead. */
const MOST_WORDS = 10_000;

/** The words it stands for; itself when it holds no braces. */
export function expandBraces(word: Word): readonly Word[] {
  if (!word.some((part) => part.type === "text" && !part.quoted && part.text.includes("{"))) return [word];
  const pieces = word.flatMap<Piece>((part) =>
    part.type === "text" && !part.quoted ? [...part.text] : [part],
  );
  return expand(pieces).map(joined);
}

function expand(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  for (let open = pieces.indexOf("{"); open >= 0; open = pieces.indexOf("{", open + 1)) {
    const alternatives = alternativesAt(pieces, open);
    if (alternatives === undefined) continue;
    const before = pieces.slice(0, open);
    const after = expand(pieces.slice(alternatives.end + 1));
    if (alternatives.choices.length * after.length > MOST_WORDS) return [pieces];
    return alternatives.choices.flatMap((choice) => after.map((rest) => [...before, ...choice, ...rest]));
  }
  return [pieces];
}

interface Alternatives {
  readonly choices: readonly (readonly Piece[])[];
  /** Where the closing brace is. */
  readonly end: number;
}

function alternativesAt(pieces: readonly Piece[], open: number): Alternatives | undefined {
  let depth = 0;
  let start = open + 1;
  const items: (readonly Piece[])[] = [];
  for (let at = open; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === "{") depth += 1;
    if (piece === "," && depth === 1) {
      items.push(pieces.slice(start, at));
      start = at + 1;
    }
    if (piece !== "}") continue;
    depth -= 1;
    if (depth > 0) continue;
    const last = pieces.slice(start, at);
    if (items.length > 0) return { choices: [...items, last].flatMap(expand), end: at };
    const range = rangeOf(last);
    return range === undefined ? undefined : { choices: range.map((text) => [...text]), end: at };
  }
  return undefined;
}

/** `1..3`, `01..10`, `a..e`, `1..9..2`: at most a thousand. */
function rangeOf(pieces: readonly Piece[]): readonly string[] | undefined {
  const text = pieces.map((piece) => (typeof piece === "string" ? piece : "\n")).join("");
  const found = /^(?:(-?\d+)\.\.(-?\d+)|([A-Za-z])\.\.([A-Za-z]))(?:\.\.(-?\d+))?$/.exec(text);
  if (found === null) return undefined;
  const letters = found[3] !== undefined;
  const from = letters ? (found[3] ?? "").charCodeAt(0) : Number(found[1]);
  const to = letters ? (found[4] ?? "").charCodeAt(0) : Number(found[2]);
  const step = Math.max(1, Math.abs(Number(found[5] ?? 1)));
  const padded = [found[1], found[2]].some((number) => number !== undefined && /^-?0\d/.test(number));
  const width = padded ? Math.max(found[1]?.length ?? 0, found[2]?.length ?? 0) : 0;
  const count = Math.min(1000, Math.floor(Math.abs(to - from) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const value = from + Math.sign(to - from) * step * index;
    if (letters) return String.fromCharCode(value);
    const sign = value < 0 ? "-" : "";
    return sign + String(Math.abs(value)).padStart(width - sign.length, "0");
  });
}

function joined(pieces: readonly Piece[]): Word {
  const parts: WordPart[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (typeof piece !== "string") parts.push(piece);
    else if (last?.type === "text" && !last.quoted) {
      parts[parts.length - 1] = { ...last, text: last.text + piece };
    } else parts.push({ type: "text", text: piece, quoted: false });
  }
  return parts;
}
