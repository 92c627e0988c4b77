/**
 * The line between two panes: drag it, move it with the arrow keys, collapse the pane with Enter or a double
 * click.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { PaneName } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./panes.module.css";
import type { PaneSize } from "./use-pane-size.ts";

interface Props {
  /** The pane that it resizes. */
  readonly of: PaneName;
  readonly size: PaneSize;
  /** `before`: the pane lies left of or above the line. */
  readonly pane: "before" | "after";
  readonly orientation: "vertical" | "horizontal";
}

const stepPixels = 24;

export function Divider({ of: name, size, pane, orientation }: Props) {
  const { t } = useWords();
  const start = useRef({ at: 0, shown: 0 });
  const along = (event: PointerEvent): number => (orientation === "vertical" ? event.clientX : event.clientY);
  const direction = pane === "before" ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: along(event), shown: size.shown };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    size.resize(start.current.shown + (along(event) - start.current.at) * direction);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const forwards = orientation === "vertical" ? "ArrowRight" : "ArrowDown";
    const backwards = orientation === "vertical" ? "ArrowLeft" : "ArrowUp";
    if (event.key === "Enter") size.toggle();
    else if (event.key === forwards) size.resize(size.shown + stepPixels * direction);
    else if (event.key === backwards) size.resize(size.shown - stepPixels * direction);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule is no widget, a separator that moves is.
    <div
      role="separator"
      className={styles.divider}
      tabIndex={0}
      aria-label={t("pane.resize", { pane: t(`pane.${name}`) })}
      aria-orientation={orientation}
      aria-valuenow={size.shown}
      aria-valuemin={0}
      aria-valuemax={size.most}
      title={t(size.shown > 0 ? "pane.collapse" : "pane.expand", { pane: t(`pane.${name}`) })}
      onDoubleClick={size.toggle}
      onKeyDown={onKeyDown}
      onKeyUp={size.keep}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={size.keep}
    />
  );
}
