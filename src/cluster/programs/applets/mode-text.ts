/** Permissions as `ls` writes them, and as `chmod` reads them. */
import type { FileStatus } from "../../processes/file-system.ts";

const typeLetters: Readonly<Record<FileStatus["type"], string>> = {
  file: "-",
  directory: "d",
  symlink: "l",
  fifo: "p",
  socket: "s",
  "character-device": "c",
  "block-device": "b",
};

/** `drwxrwsr-x`. */
export function modeText({ type, mode }: Pick<FileStatus, "type" | "mode">): string {
  const part = (shift: number, special: boolean, letter: string): string => {
    const bits = (mode >> shift) & 7;
    const last = special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? "x" : "-";
    return `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${last}`;
  };
  const owner = part(6, (mode & 0o4000) !== 0, "s");
  const group = part(3, (mode & 0o2000) !== 0, "s");
  return typeLetters[type] + owner + group + part(0, (mode & 0o1000) !== 0, "t");
}

/** `755`, `u+x,g-w`, `a=rX`; `undefined` where it says nothing. */
export function changedMode(
  text: string,
  before: number,
  isDirectory: boolean,
  umask: number,
): number | undefined {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8);
  let mode = before;
  for (const clause of text.split(",")) {
    const found = /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/.exec(clause);
    if (found === null) return undefined;
    const who = found[1] === "" ? "a" : (found[1] ?? "a");
    const mask = found[1] === "" ? ~umask & 0o7777 : 0o7777;
    for (const [, sign = "", letters = ""] of (found[2] ?? "").matchAll(/([-+=])([rwxXst]*)/g)) {
      mode = applied(mode, who, sign, letters, isDirectory, mask);
    }
  }
  return mode;
}

function applied(
  mode: number,
  who: string,
  sign: string,
  letters: string,
  isDirectory: boolean,
  mask: number,
): number {
  let bits = 0;
  let all = 0;
  for (const [letter, shift, special] of [
    ["u", 6, 0o4000],
    ["g", 3, 0o2000],
    ["o", 0, 0],
  ] as const) {
    if (!who.includes(letter) && !who.includes("a")) continue;
    const executes =
      letters.includes("x") || (letters.includes("X") && (isDirectory || (mode & 0o111) !== 0));
    const part = (letters.includes("r") ? 4 : 0) | (letters.includes("w") ? 2 : 0) | (executes ? 1 : 0);
    bits |= part << shift;
    all |= 7 << shift;
    if (letters.includes("s")) bits |= special;
  }
  if (letters.includes("t")) bits |= 0o1000;
  bits &= mask;
  if (sign === "+") return mode | bits;
  return sign === "-" ? mode & ~bits : (mode & ~all) | bits;
}
