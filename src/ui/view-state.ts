/**
 * What the person looks at: the selection, the menu, the pane in front on a small screen. Nothing of the
 * cluster.
 */
import { create } from "zustand";

type Selection = { readonly type: "box" | "file"; readonly id: string } | undefined;

export type PaneName = "picture" | "editor" | "terminal" | "files";

/** The open menu of a box, and the corner of the screen it hangs from. */
interface OpenMenu {
  readonly box: string;
  readonly x: number;
  readonly y: number;
  /** Opened with a key: its first entry has the focus. */
  readonly byKey: boolean;
}

interface ViewState {
  readonly selection: Selection;
  /** The box or file that the arrow keys stand on; it alone can be reached with Tab. */
  readonly stop: string | undefined;
  readonly menu: OpenMenu | undefined;
  /** On a small screen one pane shows at a time. */
  readonly front: PaneName;
  /** A line that waits in the terminal's input for the person to finish it. */
  readonly draft: { readonly text: string; readonly number: number } | undefined;
  select(selection: Selection): void;
  standOn(stop: string): void;
  openMenu(menu: OpenMenu | undefined): void;
  bringToFront(pane: PaneName): void;
  /** Puts a line into the terminal's input, to be finished there. */
  propose(line: string): void;
}

export const useView = create<ViewState>((set) => ({
  selection: undefined,
  stop: undefined,
  menu: undefined,
  front: "picture",
  draft: undefined,
  select: (selection) => set({ selection }),
  standOn: (stop) => set({ stop }),
  openMenu: (menu) => set({ menu }),
  bringToFront: (front) => set({ front }),
  propose: (text) =>
    set(({ draft }) => ({ draft: { text, number: (draft?.number ?? 0) + 1 }, front: "terminal" })),
}));
