/** The size of an element, as it changes. */
import { useEffect, useState } from "react";
import type { Area } from "./layout/layout.ts";

export function useArea(element: HTMLElement | null): Area | undefined {
  const [area, setArea] = useState<Area>();
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      // A pane that is hidden has no size; it keeps its layout for when it comes back.
      if (width < 40 || height < 40) return;
      setArea((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return area;
}
