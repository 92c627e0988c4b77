/** Whether the screen holds one pane at a time. */
import { useSyncExternalStore } from "react";

const narrow = matchMedia("(max-width: 820px)");

const subscribe = (notify: () => void): (() => void) => {
  narrow.addEventListener("change", notify);
  return () => narrow.removeEventListener("change", notify);
};

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
