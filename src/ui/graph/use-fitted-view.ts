/** Keeps the whole picture in view, until the person moves it; never so small that it cannot be read. */
import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Area, Layout } from "./layout/layout.ts";

/** A picture that is too high is shown from its top at least at this scale; the rest is a scroll away. */
const readable = 0.62;

const moves = matchMedia("(prefers-reduced-motion: reduce)");

export function useFittedView(layout: Layout, area: Area) {
  const { setViewport } = useReactFlow();
  const [isMoved, setMoved] = useState(false);
  const isFirst = useRef(true);
  const { width, height } = layout;

  const frame = useCallback(() => {
    const across = area.width / width;
    const zoom = Math.min(1, across, Math.max(area.height / height, Math.min(across, readable)));
    const x = Math.max(0, (area.width - width * zoom) / 2);
    const y = Math.max(0, Math.min(24, (area.height - height * zoom) / 2));
    void setViewport({ x, y, zoom }, { duration: isFirst.current || moves.matches ? 0 : 200 });
    isFirst.current = false;
  }, [area, width, height, setViewport]);

  useEffect(() => {
    if (!isMoved) frame();
  }, [frame, isMoved]);

  const onMove = useCallback((event: MouseEvent | TouchEvent | null) => {
    if (event) setMoved(true);
  }, []);

  const showAll = useCallback(() => {
    setMoved(false);
    frame();
  }, [frame]);

  return { showAll, onMove, isMoved };
}
