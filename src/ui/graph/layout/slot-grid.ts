/** Cells for things that come and go: whoever has a cell keeps it, so an arrival moves nobody. */

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export class SlotGrid {
  columns: number;
  rows = 1;
  readonly #cells = new Map<string, Cell>();
  readonly #tallest: number[] = [];

  /** Wide enough for those who come first, in a shape about as wide as it is high. */
  constructor(columns: number) {
    this.columns = Math.max(1, columns);
  }

  cell(id: string): Cell | undefined {
    return this.#cells.get(id);
  }

  /** Frees the cells of those who left and finds cells for the new. */
  seat(ids: readonly string[]): void {
    const here = new Set(ids);
    for (const id of [...this.#cells.keys()]) if (!here.has(id)) this.#cells.delete(id);
    const taken = new Set([...this.#cells.values()].map(keyOf));
    for (const id of ids) {
      if (this.#cells.has(id)) continue;
      const cell = this.#freeCell(taken);
      taken.add(keyOf(cell));
      this.#cells.set(id, cell);
    }
    this.#forgetLastRows();
  }

  /** The height of each row: its tallest so far, so that nothing below jumps up when a neighbour shrinks. */
  rowHeights(heightOf: (id: string) => number): readonly number[] {
    for (const [id, { row }] of this.#cells)
      this.#tallest[row] = Math.max(this.#tallest[row] ?? 0, heightOf(id));
    return Array.from({ length: this.rows }, (_, row) => this.#tallest[row] ?? 0);
  }

  #freeCell(taken: ReadonlySet<string>): Cell {
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++)
        if (!taken.has(keyOf({ row, column }))) return { row, column };
    }
    // Growing to the right once it is much higher than wide keeps the picture in one piece.
    if (this.rows >= 4 + this.columns * 2) return { row: 0, column: this.columns++ };
    return { row: this.rows++, column: 0 };
  }

  #forgetLastRows(): void {
    this.rows = 1 + [...this.#cells.values()].reduce((last, { row }) => Math.max(last, row), 0);
    this.#tallest.length = Math.min(this.#tallest.length, this.#cells.size === 0 ? 0 : this.rows);
  }
}

const keyOf = ({ row, column }: Cell): string => `${row}:${column}`;
