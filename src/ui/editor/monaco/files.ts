/**
 * The files of an editor as Monaco's models: each keeps its cursor, its scroll position and what can be
 * undone.
 */
import type { Problem } from "#session";
import { type CodeEditor, monaco, type TextModel } from "./monaco.ts";

const OWNER = "kubectl";

const severities: Readonly<Record<Problem["severity"], monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
};

/** Where a problem stands in a text that may have changed since it was found. */
export function rangeOf({ line, columns }: Problem, model: TextModel): monaco.Range {
  const number = Math.min(Math.max(1, line), model.getLineCount());
  const end = model.getLineLastNonWhitespaceColumn(number) || 1;
  if (columns && columns.from < end) {
    return new monaco.Range(number, columns.from, number, Math.min(columns.to, end));
  }
  return new monaco.Range(number, model.getLineFirstNonWhitespaceColumn(number) || 1, number, end);
}

const found = new WeakMap<TextModel, readonly Problem[]>();

/** What was last found in a file. */
export const problemsOf = (model: TextModel): readonly Problem[] => found.get(model) ?? [];

let editors = 0;

export class Files {
  /** Two editors of one page may show files of one name. */
  readonly #folder = `editor-${++editors}`;
  readonly #views = new Map<string, monaco.editor.ICodeEditorViewState | null>();

  /** Shows a file, with another text if one is given. */
  open(path: string, text: string | undefined, editor: CodeEditor): void {
    const before = editor.getModel();
    const model = this.#model(path) ?? monaco.editor.createModel(text ?? "", "yaml", this.#uri(path));
    if (before !== model) {
      if (before) this.#views.set(this.pathOf(before), editor.saveViewState());
      editor.setModel(model);
      editor.restoreViewState(this.#views.get(path) ?? null);
    }
    const isOther = text !== undefined && model.getValue(monaco.editor.EndOfLinePreference.LF) !== text;
    if (isOther) replaceText(model, text);
  }

  pathOf(model: TextModel): string {
    return model.uri.path.slice(1);
  }

  mark(path: string, problems: readonly Problem[], say: (problem: Problem) => string): void {
    const model = this.#model(path);
    if (!model) return;
    found.set(model, problems);
    const markers = problems.map((problem) => ({
      ...rangeOf(problem, model),
      message: say(problem),
      severity: severities[problem.severity],
    }));
    monaco.editor.setModelMarkers(model, OWNER, markers);
  }

  forget(path: string): void {
    this.#views.delete(path);
    this.#model(path)?.dispose();
  }

  dispose(): void {
    for (const model of monaco.editor.getModels()) if (model.uri.authority === this.#folder) model.dispose();
  }

  #uri(path: string): monaco.Uri {
    return monaco.Uri.from({ scheme: "file", authority: this.#folder, path: `/${path}` });
  }

  #model(path: string): TextModel | null {
    return monaco.editor.getModel(this.#uri(path));
  }
}

/** Changes only the lines that differ, so that the cursor and the folds of the others stay. */
function replaceText(model: TextModel, text: string): void {
  const [old, next] = [model.getLinesContent(), text.split("\n")];
  let start = 0;
  while (start < old.length - 1 && start < next.length - 1 && old[start] === next[start]) start += 1;
  let same = 0;
  const most = Math.min(old.length, next.length) - start - 1;
  while (same < most && old[old.length - 1 - same] === next[next.length - 1 - same]) same += 1;
  const last = old.length - same;
  const range = new monaco.Range(start + 1, 1, last, model.getLineMaxColumn(last));
  model.pushEditOperations(
    null,
    [{ range, text: next.slice(start, next.length - same).join("\n") }],
    () => null,
  );
  model.pushStackElement();
}
