/** The way to the editor: everything behind it is a chunk of its own, loaded when first asked for. */
import type { EditorOptions, MountedEditor } from "./contract.ts";

export type { EditorLabels, EditorOptions, MountedEditor } from "./contract.ts";

/** Loads Monaco, if need be, and puts an editor into an element that has a size. It follows the page's theme by itself. */
export async function mountMonaco(container: HTMLElement, options: EditorOptions): Promise<MountedEditor> {
  const { MonacoEditor } = await import("./monaco-editor.ts");
  return new MonacoEditor(container, options);
}
