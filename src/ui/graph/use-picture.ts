/** The picture's boxes, laid out for the area there is; those that left are kept for a moment to fade. */
import { useMemo, useRef, useState } from "react";
import type { Box, Edge } from "#views";
import { useSession, useSessionState } from "../session-context.ts";
import { type Area, type Layout, SlotLayout } from "./layout/layout.ts";
import { type BoxFlowNode, FlowNodes } from "./nodes.ts";

export interface Picture {
  readonly nodes: readonly BoxFlowNode[];
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly layout: Layout;
}

export function usePicture(area: Area): Picture {
  const { boxes: table } = useSession();
  const order = useSessionState((state) => state.order);
  const shape = useSessionState((state) => state.shape);
  const edges = useSessionState((state) => state.edges);
  const [slots] = useState(() => new SlotLayout());
  const [flow] = useState(() => new FlowNodes());
  const last = useRef<Layout | undefined>(undefined);
  // `shape` counts changes of the boxes themselves, which the table keeps outside of React.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  return useMemo(() => {
    const boxes = order.flatMap((id) => table.get(id) ?? []);
    const layout = steady(slots.place(boxes, area), last.current);
    last.current = layout;
    return { nodes: flow.arrange(boxes, layout), boxes, edges, layout };
  }, [order, shape, edges, area, table, slots, flow]);
}

/** The layout before, when nothing lies elsewhere now: so that lines and view need not be drawn again. */
function steady(next: Layout, before: Layout | undefined): Layout {
  if (
    !before ||
    before.width !== next.width ||
    before.height !== next.height ||
    before.places.size !== next.places.size
  )
    return next;
  for (const [id, { x, y, width, height }] of next.places) {
    const place = before.places.get(id);
    if (!place || place.x !== x || place.y !== y || place.width !== width || place.height !== height)
      return next;
  }
  return before;
}
