/** All edges of the picture in one drawing, over the boxes and out of the pointer's way. */
import { ViewportPortal } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { Box, Edge } from "#views";
import { useView } from "../view-state.ts";
import { edgePaths } from "./edge-paths.ts";
import styles from "./edges.module.css";
import type { Layout } from "./layout/layout.ts";

interface Props {
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly layout: Layout;
}

export const EdgeLayer = memo(
  function EdgeLayer({ boxes, edges, layout }: Props) {
    // Where boxes lie decides where edges run; what is written in them does not.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
    const paths = useMemo(() => edgePaths(boxes, edges, layout), [edges, layout]);
    const selected = useView(({ selection }) => selection?.id);
    return (
      <ViewportPortal>
        <svg className={styles.layer} width={layout.width} height={layout.height} aria-hidden="true">
          {paths.map(({ edge, to, path }) => (
            <path
              key={edge.id}
              className={styles.edge}
              d={path}
              data-to={to}
              data-on={edge.from === selected || edge.to === selected || undefined}
            />
          ))}
        </svg>
      </ViewportPortal>
    );
  },
  (before, after) => before.edges === after.edges && before.layout === after.layout,
);
