/** Differences between two texts, line by line, as `diff -u` prints them. */

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

const CONTEXT = 3;

const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/** The shortest way from one list of lines to the other, by their longest common part. */
function editsBetween(from: readonly string[], to: readonly string[]): readonly Edit[] {
  const width = to.length + 1;
  const shared = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      shared[i * width + j] =
        from[i] === to[j]
          ? shared[(i + 1) * width + j + 1]! + 1
          : Math.max(shared[(i + 1) * width + j]!, shared[i * width + j + 1]!);
    }
  }
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      edits.push({ sign: " ", line: from[i]! });
      i += 1;
      j += 1;
    } else if (
      j >= to.length ||
      (i < from.length && shared[(i + 1) * width + j]! >= shared[i * width + j + 1]!)
    ) {
      edits.push({ sign: "-", line: from[i]! });
      i += 1;
    } else {
      edits.push({ sign: "+", line: to[j]! });
      j += 1;
    }
  }
  return edits;
}

/** Pieces of the edits that hold a change and its surroundings. */
function hunksOf(edits: readonly Edit[]): readonly (readonly [start: number, end: number])[] {
  const hunks: [number, number][] = [];
  for (const [at, { sign }] of edits.entries()) {
    if (sign === " ") continue;
    const start = Math.max(0, at - CONTEXT);
    const end = Math.min(edits.length, at + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  }
  return hunks;
}

const rangeText = (start: number, length: number) => {
  const first = length === 0 ? start : start + 1;
  return length === 1 ? String(first) : `${first},${length}`;
};

/** Empty where the texts are alike. */
export function unifiedDifference(
  from: string,
  to: string,
  names: { readonly from: string; readonly to: string },
): string {
  const edits = editsBetween(linesOf(from), linesOf(to));
  const hunks = hunksOf(edits).map(([start, end]) => {
    const count = (part: readonly Edit[], sign: "-" | "+") =>
      part.filter((edit) => edit.sign !== sign).length;
    const before = edits.slice(0, start);
    const part = edits.slice(start, end);
    const removed = rangeText(count(before, "+"), count(part, "+"));
    const added = rangeText(count(before, "-"), count(part, "-"));
    return `@@ -${removed} +${added} @@\n${part.map(({ sign, line }) => `${sign}${line}\n`).join("")}`;
  });
  return hunks.length === 0 ? "" : `--- ${names.from}\n+++ ${names.to}\n${hunks.join("")}`;
}
