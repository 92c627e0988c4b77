/** `diff`: unified, as busybox prints it; GNU's short form without `-u`. */
import { type Applet, isGnu } from "./applet.ts";
import { formatTime } from "./calendar.ts";
import { linesOf, readInputs } from "./input.ts";
import { readOptions } from "./options.ts";

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** The longest common lines stay; at most this many lines are compared by table. */
const MOST = 2000;

export function lineEdits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const kept = (line: string): Edit => ({ sign: " ", line });
  const middle = middleEdits(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return [...before.slice(0, start).map(kept), ...middle, ...before.slice(before.length - end).map(kept)];
}

function middleEdits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const removed = (line: string): Edit => ({ sign: "-", line });
  const added = (line: string): Edit => ({ sign: "+", line });
  if (before.length * after.length === 0 || before.length > MOST || after.length > MOST)
    return [...before.map(removed), ...after.map(added)];
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const same = before[one] === after[other];
      table[one]![other] = same
        ? table[one + 1]![other + 1]! + 1
        : Math.max(table[one + 1]![other]!, table[one]![other + 1]!);
    }
  }
  const edits: Edit[] = [];
  let [one, other] = [0, 0];
  while (one < before.length || other < after.length) {
    if (one < before.length && other < after.length && before[one] === after[other]) {
      edits.push({ sign: " ", line: before[one] ?? "" });
      one += 1;
      other += 1;
    } else if (
      one < before.length &&
      (other >= after.length || table[one + 1]![other]! >= table[one]![other + 1]!)
    ) {
      edits.push(removed(before[one] ?? ""));
      one += 1;
    } else {
      edits.push(added(after[other] ?? ""));
      other += 1;
    }
  }
  return edits;
}

const CONTEXT = 3;

function unified(edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  while (at < edits.length) {
    const change = edits.findIndex((edit, index) => index >= at && edit.sign !== " ");
    if (change < 0) break;
    const from = Math.max(at, change - CONTEXT);
    let to = change;
    for (let quiet = 0; to < edits.length && quiet <= 2 * CONTEXT; to++)
      quiet = edits[to]?.sign === " " ? quiet + 1 : 0;
    while (to > change && edits[to - 1]?.sign === " ") to -= 1;
    to = Math.min(edits.length, to + CONTEXT);
    const hunk = edits.slice(from, to);
    const place = (sign: "-" | "+") => {
      const count = hunk.filter((edit) => edit.sign === " " || edit.sign === sign).length;
      const first =
        edits.slice(0, from).filter((edit) => edit.sign === " " || edit.sign === sign).length +
        (count === 0 ? 0 : 1);
      return count === 1 ? String(first) : `${first},${count}`;
    };
    text += `@@ -${place("-")} +${place("+")} @@\n${hunk.map((edit) => `${edit.sign}${edit.line}\n`).join("")}`;
    at = to;
  }
  return text;
}

/** `2c2`, `< old`, `---`, `> new`. */
function plain(edits: readonly Edit[]): string {
  let text = "";
  let [one, other] = [0, 0];
  for (let at = 0; at < edits.length; ) {
    if (edits[at]?.sign === " ") {
      one += 1;
      other += 1;
      at += 1;
      continue;
    }
    const end = edits.findIndex((edit, index) => index >= at && edit.sign === " ");
    const part = edits.slice(at, end < 0 ? undefined : end);
    const removed = part.filter((edit) => edit.sign === "-");
    const added = part.filter((edit) => edit.sign === "+");
    const range = (first: number, count: number) =>
      count <= 1 ? String(first + count) : `${first + 1},${first + count}`;
    const letter = removed.length === 0 ? "a" : added.length === 0 ? "d" : "c";
    text += `${range(one, removed.length)}${letter}${range(other, added.length)}\n`;
    text += removed.map((edit) => `< ${edit.line}\n`).join("");
    if (letter === "c") text += "---\n";
    text += added.map((edit) => `> ${edit.line}\n`).join("");
    one += removed.length;
    other += added.length;
    at += part.length;
  }
  return text;
}

export const diff: Applet = {
  names: ["diff"],
  usage: "[-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2\n",
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "abBdiNqrTstwuL:S:U:",
      long: { unified: "u", brief: "q", recursive: "r", "new-file": "N" },
      usage: "FILE1 FILE2\n",
      failure: 2,
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const [one, other] = inputs;
    if (status !== 0 || one === undefined || other === undefined) return 2;
    if (one.text === other.text) return 0;
    if (options.has("q")) {
      yield* process.print(`Files ${one.path} and ${other.path} differ\n`);
      return 1;
    }
    const edits = lineEdits(linesOf(one.text), linesOf(other.text));
    const isUnified = options.has("u") || options.has("U") || !isGnu(call);
    const time = (path: string) => {
      if (!isGnu(call)) return "";
      const at = path === "-" ? process.machine.now : process.files.stat(path).modifiedAtMs;
      return `\t${formatTime("%Y-%m-%d %H:%M:%S.%N +0000", process.machine.epochMs + at)}`;
    };
    const head = isUnified ? `--- ${one.path}${time(one.path)}\n+++ ${other.path}${time(other.path)}\n` : "";
    yield* process.print(head + (isUnified ? unified(edits) : plain(edits)));
    return 1;
  },
};
