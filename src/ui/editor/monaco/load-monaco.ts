/** The way to the editor: everything behind it is a chunk of its own, loaded when first asked for. */
import type { EditorOptions, MountedEditor } from "./contract.ts";

export type { EditorLabels, EditorOptions, MountedEditor } from "./contract.ts";

/**
 * Monaco's own words (menus, hints) are chosen before its first module runs, so a page that changes its
 * language keeps them.
 */
const ownWords: Readonly<Record<string, () => Promise<unknown>>> = {
  ko: () => import("monaco-editor/nls/lang/ko"),
};

/**
 * Loads Monaco, if need be, and puts an editor into an element that has a size. It follows the page's theme
 * by itself and speaks the language that the page has now.
 */
export async function mountMonaco(container: HTMLElement, options: EditorOptions): Promise<MountedEditor> {
  await ownWords[document.documentElement.lang]?.();
  const { MonacoEditor } = await import("./monaco-editor.ts");
  return new MonacoEditor(container, options);
}
