/** Slot layout of nested boxes: everything keeps its place while others come and go. */
import type { Box } from "#views";
import { Band } from "./band.ts";
import type { Rectangle } from "./parts.ts";
import { PodsOfNode } from "./pods-of-node.ts";
import { caption, gap, narrowest, padding, smallestScale, wideFrom, widestNode } from "./sizes.ts";
import { type Cell, SlotGrid } from "./slot-grid.ts";

export interface Area {
  readonly width: number;
  readonly height: number;
}

export interface Layout extends Area {
  /** Relative to the parent, by box id. */
  readonly places: ReadonlyMap<string, Rectangle>;
}

type Children = ReadonlyMap<string, readonly Box[]>;

/** Remembers who sits where, from one call to the next. */
export class SlotLayout {
  readonly #pods = new Map<string, PodsOfNode>();
  readonly #claims = new Band();
  readonly #disks = new Band();
  #grid = new SlotGrid(1);
  #area: Area = { width: 0, height: 0 };

  /** Places all boxes for an area of the screen. Another width of the area lays the nodes out anew. */
  place(boxes: readonly Box[], area: Area): Layout {
    const children = childrenOf(boxes);
    const nodes = boxes.filter(({ type }) => type === "node" || type === "waiting");
    this.#seatNodes(nodes, area);
    const nodeWidth = this.#nodeWidth(nodes, children);
    const columns = Math.max(this.#grid.columns, ...nodes.map(({ id }) => this.#cell(id).column + 1));
    const inner = columns * (nodeWidth + gap.nodes) - gap.nodes;
    const claims = this.#claims.place(
      children.get("cluster")?.filter(({ type }) => type !== "node" && type !== "waiting") ?? [],
      inner,
    );
    const disks = this.#disks.place(
      children.get("outside") ?? [],
      inner + 2 * (padding.cluster - padding.node),
    );
    const places = new Map<string, Rectangle>([...claims.places, ...disks.places]);
    const outsideHeight = disks.height > 0 ? caption.band + disks.height + padding.node : 0;
    const around =
      2 * padding.canvas + caption.cluster + padding.cluster + below(claims.height) + below(outsideHeight);
    // A picture that is wider than the screen is shown smaller, and so has more height to fill.
    const scale = Math.min(1, area.width / (inner + 2 * (padding.cluster + padding.canvas)));
    const nodesHeight = this.#placeNodes(
      nodes,
      nodeWidth,
      Math.floor(area.height / scale) - around,
      children,
      places,
    );
    shift(places, claims.places, padding.cluster, caption.cluster + nodesHeight + gap.bands);
    shift(places, disks.places, padding.node, caption.band);
    const width = inner + 2 * padding.cluster;
    const height = caption.cluster + nodesHeight + below(claims.height) + padding.cluster;
    places.set("cluster", { x: padding.canvas, y: padding.canvas, width, height });
    if (outsideHeight > 0)
      places.set("outside", {
        x: padding.canvas,
        y: padding.canvas + height + gap.bands,
        width,
        height: outsideHeight,
      });
    return {
      places,
      width: width + 2 * padding.canvas,
      height: height + below(outsideHeight) + 2 * padding.canvas,
    };
  }

  #seatNodes(nodes: readonly Box[], area: Area): void {
    const real = nodes.filter(({ type }) => type === "node").map(({ id }) => id);
    const width = area.width / (area.width > wideFrom ? smallestScale : 1);
    const fitting = Math.floor(
      (width - 2 * (padding.canvas + padding.cluster) + gap.nodes) / (narrowest.node + gap.nodes),
    );
    // On a wide screen a few nodes stand side by side; many, or a narrow screen, make rows.
    const columns = Math.max(
      1,
      Math.min(real.length, Math.max(fitting, fitting > 2 ? Math.ceil(Math.sqrt(real.length)) : 1)),
    );
    if (this.#grid.columns !== columns) this.#grid = new SlotGrid(columns);
    if (this.#area.width !== area.width) this.#pods.clear();
    this.#area = area;
    this.#grid.seat(real);
  }

  /** The Pods that wait for a node stand beside the nodes, or below them where there is one column. */
  #cell(id: string): Cell {
    const { columns, rows } = this.#grid;
    return this.#grid.cell(id) ?? (columns > 1 ? { row: 0, column: columns } : { row: rows, column: 0 });
  }

  /** All nodes are equally wide: the screen's share, or what the fullest of them needs. */
  #nodeWidth(nodes: readonly Box[], children: Children): number {
    const { columns } = this.#grid;
    const share =
      (this.#area.width - 2 * (padding.canvas + padding.cluster) - (columns - 1) * gap.nodes) / columns;
    const offered = Math.floor(Math.max(narrowest.node, Math.min(share, widestNode)));
    const wanted = nodes.map((node) => {
      const pods = podsOf(node, children);
      const contents = this.#pods.get(node.id) ?? new PodsOfNode(offered, pods.length);
      this.#pods.set(node.id, contents);
      contents.seat(pods);
      return contents.narrowest;
    });
    return Math.max(offered, ...wanted);
  }

  #placeNodes(
    nodes: readonly Box[],
    width: number,
    spare: number,
    children: Children,
    places: Map<string, Rectangle>,
  ): number {
    const rows = Math.max(this.#grid.rows, ...nodes.map(({ id }) => this.#cell(id).row + 1));
    const share = Math.max(
      this.#grid.columns > 1 ? 180 : 120,
      Math.floor((spare - (rows - 1) * gap.nodes) / rows),
    );
    const heights = new Map(
      nodes.map((node) => [node.id, this.#pods.get(node.id)!.measure(children, node, width)]),
    );
    const rowHeights = Array.from({ length: rows }, (_, row) =>
      Math.max(
        share,
        ...nodes.filter(({ id }) => this.#cell(id).row === row).map(({ id }) => heights.get(id)!),
      ),
    );
    for (const node of nodes) {
      const { row, column } = this.#cell(node.id);
      const y =
        caption.cluster + rowHeights.slice(0, row).reduce((sum, height) => sum + height + gap.nodes, 0);
      const height = rowHeights[row]!;
      places.set(node.id, { x: padding.cluster + column * (width + gap.nodes), y, width, height });
      this.#pods.get(node.id)!.place(children, node, { width, height }, places);
    }
    return rowHeights.reduce((sum, height) => sum + height + gap.nodes, -gap.nodes);
  }
}

const below = (height: number): number => (height > 0 ? height + gap.bands : 0);

const podsOf = (node: Box, children: Children): readonly Box[] =>
  (children.get(node.id) ?? []).filter(({ type }) => type === "pod");

function childrenOf(boxes: readonly Box[]): Children {
  const children = new Map<string, Box[]>();
  for (const box of boxes) {
    if (box.parent === undefined) continue;
    const siblings = children.get(box.parent);
    if (siblings) siblings.push(box);
    else children.set(box.parent, [box]);
  }
  return children;
}

function shift(
  places: Map<string, Rectangle>,
  moved: ReadonlyMap<string, Rectangle>,
  x: number,
  y: number,
): void {
  for (const [id, place] of moved) places.set(id, { ...place, x: place.x + x, y: place.y + y });
}
