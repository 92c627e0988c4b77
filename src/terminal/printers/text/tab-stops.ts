/** Elastic tab stops: cells that end with a tab share a column's width with the lines around them. */

/**
 * As Go's `text/tabwriter`: no column is narrower than `minWidth`, and `padding` spaces follow the widest
 * cell.
 */
export interface TabStops {
  readonly minWidth: number;
  readonly padding: number;
}

/** Of `kubectl get` and `kubectl events` (`printers.GetNewTabWriter` of cli-runtime). */
export const GET_STOPS: TabStops = { minWidth: 6, padding: 3 };

/** Of `kubectl describe` (`tabbedString`). */
export const DESCRIBE_STOPS: TabStops = { minWidth: 0, padding: 2 };

const lengthOf = (cell: string) => [...cell].length;

/**
 * Replaces tabs by spaces. A column is a run of lines which all have a tab-ended cell there; the last cell of
 * a line belongs to no column and is never padded (`text/tabwriter`, flags 0).
 */
export function alignTabs(text: string, stops: TabStops): string {
  if (text === "") return "";
  const endsWithNewline = text.endsWith("\n");
  const lines = (endsWithNewline ? text.slice(0, -1) : text).split("\n").map((line) => line.split("\t"));
  const padded = lines.map((cells) => [...cells]);
  padColumns(padded, 0, lines.length, 0, stops);
  return padded.map((cells) => cells.join("")).join("\n") + (endsWithNewline ? "\n" : "");
}

/** Pads one column in lines `from`..`to`, block by block, then what stands to the right of each block. */
function padColumns(lines: string[][], from: number, to: number, column: number, stops: TabStops): void {
  const hasColumn = (index: number) => column < lines[index]!.length - 1;
  for (let start = from; start < to; start++) {
    if (!hasColumn(start)) continue;
    let end = start;
    let width = stops.minWidth;
    while (end < to && hasColumn(end)) {
      width = Math.max(width, lengthOf(lines[end]![column]!) + stops.padding);
      end++;
    }
    for (let index = start; index < end; index++) {
      const cell = lines[index]![column]!;
      lines[index]![column] = cell + " ".repeat(width - lengthOf(cell));
    }
    padColumns(lines, start, end, column + 1, stops);
    start = end - 1;
  }
}
