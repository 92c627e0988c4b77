/** The inside of a node: its Pods in slots from the top, its disk at the bottom. */
import type { Box } from "#views";
import { diskHeight, podParts, type Rectangle } from "./parts.ts";
import { caption, gap, narrowest, padding } from "./sizes.ts";
import { SlotGrid } from "./slot-grid.ts";

type Children = ReadonlyMap<string, readonly Box[]>;

export class PodsOfNode {
  readonly #grid: SlotGrid;

  /**
   * As many columns as the offered width has room for, or as those Pods need that are there from the start.
   */
  constructor(offeredWidth: number, pods: number) {
    const fitting = Math.floor((offeredWidth - 2 * padding.node + gap.pods) / (narrowest.pod + gap.pods));
    this.#grid = new SlotGrid(Math.max(fitting, pods > 4 ? Math.ceil(Math.sqrt(pods / 2)) : 1));
  }

  /** The least width that holds its columns. */
  get narrowest(): number {
    return this.#grid.columns * (narrowest.pod + gap.pods) - gap.pods + 2 * padding.node;
  }

  seat(pods: readonly Box[]): void {
    this.#grid.seat(pods.map(({ id }) => id));
  }

  /** The height that holds everything. */
  measure(children: Children, node: Box, width: number): number {
    const rows = this.#rowHeights(children, width);
    const pods = rows.reduce((sum, height) => sum + (height > 0 ? height + gap.pods : 0), 0);
    return caption.node + pods + this.#disk(children, node, width).height + padding.node;
  }

  place(
    children: Children,
    node: Box,
    { width, height }: { readonly width: number; readonly height: number },
    places: Map<string, Rectangle>,
  ): void {
    const podWidth = this.#podWidth(width);
    const rows = this.#rowHeights(children, width);
    for (const pod of children.get(node.id) ?? []) {
      const cell = this.#grid.cell(pod.id);
      if (!cell) continue;
      const y =
        caption.node + rows.slice(0, cell.row).reduce((sum, row) => sum + (row > 0 ? row + gap.pods : 0), 0);
      const parts = podParts(children.get(pod.id) ?? [], podWidth);
      places.set(pod.id, {
        x: padding.node + cell.column * (podWidth + gap.pods),
        y,
        width: podWidth,
        height: parts.height,
      });
      for (const [id, place] of parts.places) places.set(id, place);
    }
    const disk = this.#disk(children, node, width);
    if (disk.id)
      places.set(disk.id, {
        x: padding.node,
        y: height - padding.node - disk.height,
        width: width - 2 * padding.node,
        height: disk.height,
      });
  }

  #disk(children: Children, node: Box, width: number): { readonly id?: string; readonly height: number } {
    const disk = children.get(node.id)?.find(({ type }) => type === "node-disk");
    return disk ? { id: disk.id, height: diskHeight(disk, width - 2 * padding.node) } : { height: 0 };
  }

  #rowHeights(children: Children, width: number): readonly number[] {
    const podWidth = this.#podWidth(width);
    return this.#grid.rowHeights((id) => podParts(children.get(id) ?? [], podWidth).height);
  }

  #podWidth(width: number): number {
    const { columns } = this.#grid;
    return Math.floor((width - 2 * padding.node - (columns - 1) * gap.pods) / columns);
  }
}
