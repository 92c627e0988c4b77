/** POSIX regular expressions, as JavaScript's. */

export interface RegexOptions {
  /** Extended: brackets and bars count without a backslash. */
  readonly extended: boolean;
  readonly ignoreCase?: boolean;
  readonly global?: boolean;
  /** `^` and `$` at every line of a text of many. */
  readonly lines?: boolean;
}

/** `undefined` where it is none. */
export function posixRegex(pattern: string, options: RegexOptions): RegExp | undefined {
  const flags = `${options.global ? "g" : ""}${options.ignoreCase ? "i" : ""}${options.lines ? "m" : ""}`;
  try {
    return new RegExp(translated(pattern, options.extended), flags);
  } catch {
    return undefined;
  }
}

/** Text that matches only itself. */
export const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const wordEdges: Readonly<Record<string, string>> = {
  "<": "\\b(?=\\w)",
  ">": "\\b(?<=\\w)",
  "`": "^",
  "'": "$",
};

function translated(pattern: string, extended: boolean): string {
  let result = "";
  let atStart = true;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? "";
    let piece: string;
    if (character === "[") {
      const set = bracket(pattern, at);
      piece = set.text;
      at = set.end;
    } else if (character === "\\") {
      at += 1;
      piece = escaped(pattern[at] ?? "", extended);
    } else if (character === "*" && atStart) piece = "\\*";
    else if (!extended && "(){}|+?".includes(character)) piece = `\\${character}`;
    else if (!extended && character === "^" && !atStart) piece = "\\^";
    else if (!extended && character === "$" && at < pattern.length - 1 && !pattern.startsWith("\\)", at + 1))
      piece = "\\$";
    else if (extended && character === "{" && !/^\{\d*,?\d*\}/.test(pattern.slice(at))) piece = "\\{";
    else piece = character;
    result += piece;
    atStart = piece === "(" || piece === "|" || (piece === "^" && result === "^");
  }
  return result;
}

function escaped(next: string, extended: boolean): string {
  const edge = wordEdges[next];
  if (edge !== undefined) return edge;
  if (!extended && "(){}|+?".includes(next)) return next;
  if (/[0-9wWsSbBnt]/.test(next)) return `\\${next}`;
  return escapeRegex(next);
}

const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
  print: " -~",
  graph: "!-~",
  cntrl: "\\x00-\\x1f\\x7f",
};

/** A set of characters: a backslash in it is only itself, and so is a `]` at its start. */
function bracket(pattern: string, start: number): { text: string; end: number } {
  let at = start + 1;
  let text = "[";
  if (pattern[at] === "^") {
    text += "^";
    at += 1;
  }
  for (let first = true; at < pattern.length; first = false) {
    const character = pattern[at] ?? "";
    if (character === "]" && !first) return { text: `${text}]`, end: at };
    const named = /^\[[:.=](\w+|.)[:.=]\]/.exec(pattern.slice(at, at + 12));
    if (named !== null) {
      text += classes[named[1] ?? ""] ?? escapeRegex(named[1] ?? "");
      at += named[0].length;
      continue;
    }
    if (character === "\\" && /[nt\]\\]/.test(pattern[at + 1] ?? "")) {
      text += `\\${pattern[at + 1]}`;
      at += 2;
      continue;
    }
    text += "[]\\^".includes(character) ? `\\${character}` : character;
    at += 1;
  }
  throw new SyntaxError("unmatched [");
}
