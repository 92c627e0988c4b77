/** A band of equal boxes across the picture: claims and volumes, or the disks outside. */
import type { Box } from "#views";
import { objectBoxHeight, type Rectangle } from "./parts.ts";
import { gap, narrowest } from "./sizes.ts";
import { SlotGrid } from "./slot-grid.ts";

export class Band {
  #grid = new SlotGrid(1);
  #width = 0;

  /** Places relative to the band's own corner. An empty band has no height. */
  place(
    boxes: readonly Box[],
    width: number,
  ): { readonly places: ReadonlyMap<string, Rectangle>; readonly height: number } {
    const columns = Math.max(1, Math.floor((width + gap.nodes) / (narrowest.object + gap.nodes)));
    if (this.#width !== width) this.#grid = new SlotGrid(columns);
    this.#width = width;
    this.#grid.seat(boxes.map(({ id }) => id));
    const boxWidth = Math.floor((width - (this.#grid.columns - 1) * gap.nodes) / this.#grid.columns);
    const known = new Map(boxes.map((box) => [box.id, box]));
    const rows = this.#grid.rowHeights((id) => objectBoxHeight(known.get(id)!, boxWidth));
    const places = new Map<string, Rectangle>();
    for (const box of boxes) {
      const { row, column } = this.#grid.cell(box.id)!;
      const y = rows.slice(0, row).reduce((sum, height) => sum + height + gap.parts, 0);
      places.set(box.id, {
        x: column * (boxWidth + gap.nodes),
        y,
        width: boxWidth,
        height: objectBoxHeight(box, boxWidth),
      });
    }
    return {
      places,
      height: boxes.length === 0 ? 0 : rows.reduce((sum, height) => sum + height + gap.parts, -gap.parts),
    };
  }
}
