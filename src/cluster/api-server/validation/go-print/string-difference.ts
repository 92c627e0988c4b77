/** The difference of two long texts, piece by piece, as `go-cmp` shows it: `strings.Join({…}, "")`. */
import { editScript } from "./edit-script.ts";
import { ellipsis, line, type Sign, type Text, type TextRecord } from "./layout.ts";
import { quoted } from "./quoted.ts";

/** Shorter texts are shown whole, removed and inserted. */
const shortestPieced = 32;
const pieceLength = 64;
const contextLength = 2 * pieceLength;
/** Equal runs up to this length between differences are not worth a line of their own. */
const ignoredRun = pieceLength / 4;

/** A run of equal letters, or of removed and inserted ones with equal letters among them. */
interface Run {
  equal: number;
  removed: number;
  inserted: number;
}

const differs = ({ removed, inserted }: Run): boolean => removed + inserted > 0;

export function isPieced(left: unknown, right: unknown): boolean {
  return (
    typeof left === "string" &&
    typeof right === "string" &&
    left.length >= shortestPieced &&
    right.length >= shortestPieced
  );
}

function runsOf(left: string, right: string): Run[] {
  const same = (x: number, y: number) =>
    left[x] === right[y] ? { same: 1, different: 0 } : { same: 0, different: 2 };
  const runs: Run[] = [];
  for (const edit of editScript(left.length, right.length, same)) {
    const last = runs.at(-1);
    const continues = last !== undefined && differs(last) === (edit !== "kept");
    const run = continues ? last : { equal: 0, removed: 0, inserted: 0 };
    if (!continues) runs.push(run);
    if (edit === "kept") run.equal += 1;
    else if (edit === "removed") run.removed += 1;
    else run.inserted += 1;
  }
  return runs;
}

/** Joins differences that only a short equal run parts (`coalesceInterveningIdentical`). */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const [before, gap] = [result.at(-2), result.at(-1)];
    const both =
      before !== undefined && before.removed + run.removed > 0 && before.inserted + run.inserted > 0;
    if (both && gap && differs(run) && gap.equal <= ignoredRun) {
      before.equal += gap.equal + run.equal;
      before.removed += run.removed;
      before.inserted += run.inserted;
      result.pop();
    } else result.push({ ...run });
  }
  return result;
}

/** Gives the equal ends of joined differences to their neighbours (`cleanupSurroundingIdentical`). */
function trimmed(runs: readonly Run[], left: string, right: string): readonly Run[] {
  const result: Run[] = [{ equal: 0, removed: 0, inserted: 0 }];
  let [x, y] = [0, 0];
  for (const run of runs) {
    if (!differs(run)) {
      result.at(-1)!.equal += run.equal;
      x += run.equal;
      y += run.equal;
      continue;
    }
    const [ends, start] = [x + run.equal + run.removed, y + run.equal + run.inserted];
    const [oldPart, newPart] = [left.slice(x, ends), right.slice(y, start)];
    const lead = commonLength(oldPart, newPart, (text, at) => text[at]);
    const tail = commonLength(
      oldPart.slice(lead),
      newPart.slice(lead),
      (text, at) => text[text.length - 1 - at],
    );
    result.at(-1)!.equal += lead;
    result.push({ equal: 0, removed: oldPart.length - lead - tail, inserted: newPart.length - lead - tail });
    result.push({ equal: tail, removed: 0, inserted: 0 });
    [x, y] = [ends, start];
  }
  return result.filter((run) => run.equal > 0 || differs(run));
}

function commonLength(
  left: string,
  right: string,
  letter: (text: string, at: number) => string | undefined,
): number {
  let count = 0;
  while (count < left.length && count < right.length && letter(left, count) === letter(right, count))
    count += 1;
  return count;
}

function pieces(text: string, sign?: Sign): readonly TextRecord[] {
  const count = Math.ceil(text.length / pieceLength);
  return Array.from({ length: count }, (_, index) => ({
    key: "",
    value: line(quoted(text.slice(index * pieceLength, (index + 1) * pieceLength))),
    ...(sign ? { sign } : {}),
  }));
}

/** `FormatDiffSlice` of `github.com/google/go-cmp` for text of few lines. */
export function stringDifference(left: string, right: string): Text {
  const runs = trimmed(joined(runsOf(left, right)), left, right);
  const records: TextRecord[] = [];
  let [x, y] = [0, 0];
  runs.forEach((run, index) => {
    if (differs(run)) {
      records.push(
        ...pieces(left.slice(x, x + run.removed), "-"),
        ...pieces(right.slice(y, y + run.inserted), "+"),
      );
    } else {
      records.push(...equalPieces(left.slice(x, x + run.equal), index === 0, index === runs.length - 1));
    }
    x += run.equal + run.removed;
    y += run.equal + run.inserted;
  });
  return { kind: "list", prefix: "strings.Join({", records, suffix: '}, "")' };
}

function equalPieces(text: string, first: boolean, last: boolean): readonly TextRecord[] {
  const before = first ? 0 : Math.min(contextLength, text.length);
  let after = last ? 0 : Math.min(contextLength, text.length - before);
  if (text.length - before - after <= pieceLength) after = text.length - before;
  const hidden = text.length - before - after;
  const gap: TextRecord[] =
    hidden > 0 ? [{ key: "", value: ellipsis, comment: `${hidden} identical bytes` }] : [];
  return [...pieces(text.slice(0, before)), ...gap, ...pieces(text.slice(text.length - after))];
}
