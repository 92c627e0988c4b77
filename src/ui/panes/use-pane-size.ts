/** The size of a pane: dragged, pressed, collapsed, and remembered. */

import { useState } from "react";
import { recall, remember } from "../stored.ts";

export interface PaneLimits {
  readonly initial: number;
  readonly least: number;
  readonly most: number;
}

export interface PaneSize {
  /** Pixels; nothing while the pane is collapsed. */
  readonly shown: number;
  readonly least: number;
  readonly most: number;
  /** Smaller than half of the least collapses it. */
  resize(pixels: number): void;
  toggle(): void;
  /** Call when a drag has ended: only then it is remembered. */
  keep(): void;
}

interface Kept {
  readonly pixels: number;
  readonly isOpen: boolean;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  Number.isFinite((value as Kept).pixels) &&
  typeof (value as Kept).isOpen === "boolean";

export function usePaneSize(name: string, { initial, least, most }: PaneLimits): PaneSize {
  const within = (pixels: number): number => Math.min(most, Math.max(least, Math.round(pixels)));
  const [size, setSize] = useState<Kept>(() => {
    const kept = recall(`pane.${name}`, isKept) ?? { pixels: initial, isOpen: true };
    return { ...kept, pixels: within(kept.pixels) };
  });
  const keep = (next = size): void => remember(`pane.${name}`, next);
  return {
    shown: size.isOpen ? size.pixels : 0,
    least,
    most,
    resize: (pixels) =>
      setSize(({ pixels: before }) =>
        pixels < least / 2 ? { pixels: before, isOpen: false } : { pixels: within(pixels), isOpen: true },
      ),
    toggle: () => {
      const next = { ...size, isOpen: !size.isOpen };
      setSize(next);
      keep(next);
    },
    keep: () => keep(),
  };
}
