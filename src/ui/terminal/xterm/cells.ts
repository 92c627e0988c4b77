/** How many cells a text takes, and where its end comes to lie when it wraps. */

const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** East Asian wide and fullwidth characters, and pictures, take two cells (Unicode Standard Annex 11). */
const wide: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

export function cellsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return code < 0x20 ? 0 : 1;
  if (combining.test(character)) return 0;
  return wide.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/**
 * Where the cursor stands behind a text that begins at a spot. `column` may be the width: the next letter
 * wraps.
 */
export function spotBehind(text: string, columns: number, from: Spot): Spot {
  let { row, column } = from;
  for (const character of text) {
    const cells = cellsOf(character);
    if (column + cells > columns) {
      row += 1;
      column = 0;
    }
    column += cells;
  }
  return { row, column };
}
