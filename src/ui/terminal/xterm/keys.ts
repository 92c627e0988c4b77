/** What a terminal sends for keys, by what they do to a line. */

export type Key =
  | "left"
  | "right"
  | "word-left"
  | "word-right"
  | "home"
  | "end"
  | "up"
  | "down"
  | "back"
  | "delete"
  | "cut-left"
  | "cut-right"
  | "cut-word"
  | "cut-word-right"
  | "put-back"
  | "swap"
  | "enter"
  | "interrupt"
  | "clear"
  | "complete"
  | "ignored";

const sequences: Readonly<Record<string, Key>> = {
  "\u001b[D": "left",
  "\u001bOD": "left",
  "\u001b[C": "right",
  "\u001bOC": "right",
  "\u001b[A": "up",
  "\u001bOA": "up",
  "\u001b[B": "down",
  "\u001bOB": "down",
  "\u001b[H": "home",
  "\u001bOH": "home",
  "\u001b[1~": "home",
  "\u001b[F": "end",
  "\u001bOF": "end",
  "\u001b[4~": "end",
  "\u001b[3~": "delete",
  "\u001b[1;5D": "word-left",
  "\u001b[1;3D": "word-left",
  "\u001bb": "word-left",
  "\u001b[1;5C": "word-right",
  "\u001b[1;3C": "word-right",
  "\u001bf": "word-right",
  "\u001b\u007f": "cut-word",
  "\u001bd": "cut-word-right",
};

const controls: Readonly<Record<string, Key>> = {
  "\u0001": "home",
  "\u0002": "left",
  "\u0003": "interrupt",
  "\u0004": "delete",
  "\u0005": "end",
  "\u0006": "right",
  "\b": "back",
  "\t": "complete",
  "\n": "enter",
  "\u000b": "cut-right",
  "\u000c": "clear",
  "\r": "enter",
  "\u000e": "down",
  "\u0010": "up",
  "\u0014": "swap",
  "\u0015": "cut-left",
  "\u0017": "cut-word",
  "\u0019": "put-back",
  "\u007f": "back",
};

export type Typed = { readonly key: Key } | { readonly text: string };

/**
 * Takes apart what the keyboard or the clipboard sent at once. A pasted tab is a space: it completes
 * nothing.
 */
export function readKeys(data: string): readonly Typed[] {
  const sequence = sequences[data];
  if (sequence) return [{ key: sequence }];
  if (data.startsWith("\u001b") && data.length > 1) return [{ key: "ignored" }];
  const isPasted = data.length > 1;
  const typed: Typed[] = [];
  for (const character of data.replaceAll("\r\n", "\r")) {
    const control = controls[character];
    const last = typed.at(-1);
    if (isPasted && character === "\t") typed.push({ text: " " });
    else if (control) typed.push({ key: control });
    else if (character < " ") typed.push({ key: "ignored" });
    else if (last && "text" in last) typed[typed.length - 1] = { text: last.text + character };
    else typed.push({ text: character });
  }
  return typed;
}
