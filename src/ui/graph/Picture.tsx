/** The live picture of the cluster: React Flow draws the boxes where our own layout puts them. */
import { ReactFlow, ReactFlowProvider, useStore } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useSession, useSessionState } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { Announcer } from "./Announcer.tsx";
import { BoxNode } from "./BoxNode.tsx";
import { EdgeLayer } from "./EdgeLayer.tsx";
import styles from "./picture.module.css";
import { useArea } from "./use-area.ts";
import { useFittedView } from "./use-fitted-view.ts";
import { useGestures } from "./use-gestures.ts";
import { usePicture } from "./use-picture.ts";
import { ViewButtons } from "./ViewButtons.tsx";

const BoxMenu = lazy(() => import("./BoxMenu.tsx"));

const nodeTypes = { box: BoxNode };
/** With more boxes than these, only those in sight are in the page. */
const drawAllUpTo = 1200;
/** Below this scale only names and states are written: nobody could read the rest. */
const legible = 0.45;

export function Picture() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

function Canvas() {
  const { t } = useWords();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const area = useArea(element);
  return (
    <section
      ref={setElement}
      className={styles.picture}
      aria-label={t("picture.label")}
      aria-describedby="picture-keys"
    >
      <p id="picture-keys" className="unseen">
        {t("picture.keys")}
      </p>
      {area && <Boxes area={area} />}
      <Announcer />
    </section>
  );
}

function Boxes({ area }: { readonly area: NonNullable<ReturnType<typeof useArea>> }) {
  const picture = usePicture(area);
  const gestures = useGestures();
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < legible);
  const { showAll, onMove, isMoved } = useFittedView(picture.layout, area);
  const isMenuOpen = useView(({ menu }) => menu !== undefined);
  useShownSelection();
  return (
    <div className={styles.canvas} data-far={isFar || undefined} {...gestures}>
      <ReactFlow
        nodes={picture.nodes as never}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={0.08}
        maxZoom={2}
        deleteKeyCode={null}
        selectionKeyCode={null}
        disableKeyboardA11y
        onlyRenderVisibleElements={picture.nodes.length > drawAllUpTo}
        onMove={onMove}
      >
        <EdgeLayer boxes={picture.boxes} edges={picture.edges} layout={picture.layout} />
      </ReactFlow>
      <ViewButtons showAll={showAll} isMoved={isMoved} />
      {isMenuOpen && (
        <Suspense fallback={null}>
          <BoxMenu />
        </Suspense>
      )}
    </div>
  );
}

/** A selection that is no more is let go. */
function useShownSelection(): void {
  const { boxes } = useSession();
  const order = useSessionState((state) => state.order);
  const stop = useView((state) => state.stop);
  const standOn = useView((state) => state.standOn);
  const check = useCallback(() => {
    if (stop !== undefined && !stop.startsWith("file:") && !boxes.get(stop)) standOn("cluster");
  }, [boxes, stop, standOn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: to be checked again whenever boxes come or go.
  useEffect(check, [check, order]);
}
