/** What clicks and keys on the picture mean: one place for all boxes. */
import { type KeyboardEvent, type MouseEvent, useMemo } from "react";
import type { Session } from "#session";
import type { Box } from "#views";
import { type Action, actionOfKey, type Surroundings } from "../actions/index.ts";
import { useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { type Direction, nextStop } from "./stops.ts";

export const surroundings = ({ boxes }: Session): Surroundings => ({
  box: (id) => boxes.get(id),
  inside: (id) => boxes.all().filter(({ parent }) => parent === id),
});

/** Types the line of an action, or puts it into the terminal to be finished. */
export function perform(action: Action, box: Box, session: Session): void {
  const line = action.line(box, surroundings(session));
  if (action.unfinished) useView.getState().propose(line);
  else session.run(line);
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const stopOf = (event: { readonly target: EventTarget }): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>("[data-stop]") : null;

function openMenu(stop: HTMLElement, byKey: boolean): void {
  const box = stop.dataset.stop;
  if (box === undefined || box.startsWith("file:")) return;
  const { left, bottom } = stop.getBoundingClientRect();
  const { select, openMenu, standOn } = useView.getState();
  select({ type: "box", id: box });
  standOn(box);
  openMenu({ box, x: left, y: bottom, byKey });
}

export function useGestures() {
  const session = useSession();
  return useMemo(() => {
    const onClick = (event: MouseEvent): void => {
      const stop = stopOf(event);
      // A click that no pointer made came from a key.
      if (stop) openMenu(stop, event.detail === 0);
    };
    const onContextMenu = (event: MouseEvent): void => {
      const stop = stopOf(event);
      if (!stop) return;
      event.preventDefault();
      openMenu(stop, false);
    };
    const onFocus = (event: { readonly target: EventTarget }): void => {
      const stop = stopOf(event)?.dataset.stop;
      if (stop !== undefined) useView.getState().standOn(stop);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const stop = stopOf(event);
      if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
      const direction = directions[event.key];
      if (direction) {
        event.preventDefault();
        nextStop(stop, direction, event.currentTarget as HTMLElement)?.focus();
        return;
      }
      const box = session.boxes.get(stop.dataset.stop ?? "");
      const action = box && actionOfKey(event.key, box, surroundings(session));
      if (!box || !action) return;
      event.preventDefault();
      perform(action, box, session);
    };
    return { onClick, onContextMenu, onFocus, onKeyDown };
  }, [session]);
}
