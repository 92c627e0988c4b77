/**
 * Output as it is compared: widths of columns, order of events and order of rows that differ by a drawn name
 * do not count.
 */
import type { Mask } from "./mask.ts";

const ruler = /^\s*-+(?:\s+-+)+$/;
const eventRow = /^(?:\s+\S|[^A-Z\s].*[^:]$)/;

function normalise(line: string): string {
  return line.replace(/(?<=\S) {2,}/g, "  ").replace(/[ \t]+$/, "");
}

/** Below `Events:` of a description rows are sorted and the ruler is left out. */
function sortEventRows(lines: readonly string[]): string[] {
  const sorted: string[] = [];
  let rows: string[] | undefined;
  for (const line of lines) {
    if (line === "Events:") {
      sorted.push(line);
      rows = [];
    } else if (rows && eventRow.test(line)) {
      if (!ruler.test(line)) rows.push(line.trim());
    } else {
      if (rows) sorted.push(...rows.sort());
      rows = undefined;
      sorted.push(line);
    }
  }
  return rows ? [...sorted, ...rows.sort()] : sorted;
}

/** Neighbouring rows with a drawn name stand in an order that was drawn too. */
function sortDrawnRows(lines: readonly string[]): string[] {
  const sorted: string[] = [];
  let drawn: string[] = [];
  for (const line of lines) {
    if (line.includes("<rand>")) {
      drawn.push(line);
      continue;
    }
    sorted.push(...drawn.sort(), line);
    drawn = [];
  }
  return [...sorted, ...drawn.sort()];
}

/**
 * Splits what a command printed into lines that compare equal when the real cluster might have printed
 * either.
 */
export function outputLines(text: string, mask: Mask, command: string): string[] {
  const lines = mask(text, command).split("\n").map(normalise);
  const sorted = sortDrawnRows(sortEventRows(lines));
  while (sorted.at(-1) === "") sorted.pop();
  return sorted;
}
