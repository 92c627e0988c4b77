/** From boxes and their places to the nodes React Flow draws; what did not move keeps its identity. */
import type { Node } from "@xyflow/react";
import type { Box } from "#views";
import { absolutePlaces } from "./layout/absolute-places.ts";
import type { Layout } from "./layout/layout.ts";

export type BoxFlowNode = Node<Record<string, never>, "box">;

const data: Record<string, never> = {};

/** Longer lived boxes lie under shorter lived ones. */
const depths: Readonly<Record<Box["type"], number>> = {
  cluster: 0,
  outside: 0,
  node: 1,
  waiting: 1,
  claim: 1,
  "persistent-volume": 1,
  disk: 1,
  pod: 2,
  "node-disk": 2,
  container: 3,
  volume: 3,
};

export class FlowNodes {
  #nodes: readonly BoxFlowNode[] = [];
  #layout: Layout | undefined;

  /** The same array as before when nothing moved, came or went. */
  arrange(boxes: readonly Box[], layout: Layout): readonly BoxFlowNode[] {
    if (layout === this.#layout) return this.#nodes;
    this.#layout = layout;
    const places = absolutePlaces(boxes, layout);
    const known = new Map(this.#nodes.map((node) => [node.id, node]));
    const next = boxes.flatMap((box): BoxFlowNode[] => {
      const place = places.get(box.id);
      if (!place) return [];
      const before = known.get(box.id);
      const { x, y, width, height } = place;
      const stays =
        before &&
        before.position.x === x &&
        before.position.y === y &&
        before.width === width &&
        before.height === height;
      if (stays) return [before];
      const node = {
        id: box.id,
        type: "box",
        position: { x, y },
        width,
        height,
        data,
        zIndex: depths[box.type],
        // A thousand transforms would have the browser sort its layers anew with every change.
        style: { transform: "none", left: x, top: y },
      } as const;
      return [{ ...node, handles: [] }];
    });
    const isSame = next.length === this.#nodes.length && next.every((node, at) => node === this.#nodes[at]);
    if (!isSame) this.#nodes = next;
    return this.#nodes;
  }
}
