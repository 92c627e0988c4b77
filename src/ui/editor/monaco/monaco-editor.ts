/** One editor in an element: files, problems, marked lines, and the key that applies. */
import type { Problem } from "#session";
import { followTheme, fontOf } from "../../theme/page-colours.ts";
import type { EditorLabels, EditorOptions, MountedEditor } from "./contract.ts";
import { Files } from "./files.ts";
import { teachKubernetes } from "./kubernetes-yaml.ts";
import styles from "./monaco.module.css";
import { type CodeEditor, monaco } from "./monaco.ts";
import { paintEditors } from "./page-theme.ts";
import { offerFixes } from "./quick-fixes.ts";

/** A line's height in sizes of its letters. */
const LINE_HEIGHT = 1.625;
const DEFAULT_SIZE = 12;
/** A page that never shows what it is told must not be remembered every letter of. */
const MOST_TOLD = 50;

const fixedSettings: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // A text field, as the keys of the page's other parts know it: they leave its letters alone.
  editContext: false,
  fixedOverflowWidgets: true,
  folding: true,
  glyphMargin: false,
  hover: { delay: 250, above: false },
  lightbulb: { enabled: "onCode" as monaco.editor.ShowLightbulbIconMode },
  lineDecorationsWidth: 14,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: "singleFile",
  overviewRulerLanes: 2,
  padding: { top: 10, bottom: 10 },
  quickSuggestions: { other: true, comments: false, strings: true },
  renderLineHighlight: "none",
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, alwaysConsumeMouseWheel: false },
  showFoldingControls: "mouseover",
  stickyScroll: { enabled: false },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordBasedSuggestions: "off",
  wordWrap: "off",
};

export class MonacoEditor implements MountedEditor {
  readonly #editor: CodeEditor;
  readonly #files = new Files();
  readonly #marks: monaco.editor.IEditorDecorationsCollection;
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #options: EditorOptions;
  readonly #stops: (() => void)[] = [];
  #labels: EditorLabels;
  #applyAction: monaco.IDisposable | undefined;
  /** While the page itself sets the text, its change is no news to it. */
  #isShowing = false;
  /**
   * What the page was told of a file and has not shown yet: it may come late, when more was typed already.
   */
  readonly #told = new Map<string, readonly string[]>();

  constructor(container: HTMLElement, options: EditorOptions) {
    this.#options = options;
    this.#labels = options.labels;
    // Menus stand beside the editor's own element, and need its colours.
    container.classList.add("monaco-component");
    this.#editor = monaco.editor.create(container, {
      ...fixedSettings,
      ...typeOf(options.fontSize ?? DEFAULT_SIZE),
      fontFamily: fontOf("--mono"),
      model: null,
      readOnly: options.readOnly ?? false,
    });
    this.#marks = this.#editor.createDecorationsCollection();
    this.#stops.push(followTheme(paintEditors));
    this.setLabels(options.labels);
    this.show(options.path, options.text);
    this.#listen();
    void teachKubernetes();
  }

  show(path: string, text: string): void {
    const told = this.#told.get(path) ?? [];
    const echo = told.lastIndexOf(text);
    this.#told.set(path, told.slice(echo + 1));
    this.#isShowing = true;
    this.#files.open(path, echo < 0 ? text : undefined, this.#editor);
    this.#isShowing = false;
  }

  forget(path: string): void {
    this.#problems.delete(path);
    this.#told.delete(path);
    this.#files.forget(path);
  }

  setProblems(path: string, problems: readonly Problem[]): void {
    this.#problems.set(path, problems);
    this.#files.mark(path, problems, (problem) => this.#say(problem));
  }

  setLabels(labels: EditorLabels): void {
    this.#labels = labels;
    this.#editor.updateOptions({ ariaLabel: labels.text });
    offerFixes((to) => labels.fix(to));
    for (const [path, problems] of this.#problems) this.setProblems(path, problems);
    this.#applyAction?.dispose();
    this.#applyAction = this.#editor.addAction({
      id: "apply",
      label: labels.apply,
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      contextMenuGroupId: "navigation",
      run: () => {
        const path = this.#path();
        if (path !== undefined) this.#options.onApply(path);
      },
    });
  }

  setReadOnly(readOnly: boolean): void {
    this.#editor.updateOptions({ readOnly });
  }

  setFontSize(pixels: number): void {
    this.#editor.updateOptions(typeOf(pixels));
  }

  highlightLines(ranges: readonly { readonly from: number; readonly to: number }[]): void {
    this.#marks.set(
      ranges.map(({ from, to }) => ({
        range: new monaco.Range(from, 1, to, 1),
        options: {
          isWholeLine: true,
          className: styles.marked ?? null,
          marginClassName: styles.marked ?? null,
        },
      })),
    );
    const [first] = ranges;
    if (first && !this.#editor.hasTextFocus()) this.#editor.revealLineInCenterIfOutsideViewport(first.from);
  }

  revealLine(line: number): void {
    const column = this.#editor.getModel()?.getLineFirstNonWhitespaceColumn(line) || 1;
    this.#editor.setPosition({ lineNumber: line, column });
    this.#editor.revealLineInCenterIfOutsideViewport(line);
  }

  focus(): void {
    this.#editor.focus();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#editor.dispose();
    this.#files.dispose();
  }

  #listen(): void {
    const { onChange, onCursorLine } = this.#options;
    this.#editor.onDidChangeModelContent(() => {
      const path = this.#path();
      if (path === undefined || this.#isShowing) return;
      const text = this.#editor.getModel()!.getValue(monaco.editor.EndOfLinePreference.LF);
      this.#told.set(path, [...(this.#told.get(path) ?? []), text].slice(-MOST_TOLD));
      onChange(path, text);
    });
    this.#editor.onDidChangeCursorPosition(({ position, reason }) => {
      const path = this.#path();
      const isTheirs = reason !== monaco.editor.CursorChangeReason.ContentFlush && !this.#isShowing;
      if (path !== undefined && isTheirs) onCursorLine(path, position.lineNumber);
    });
  }

  #path(): string | undefined {
    const model = this.#editor.getModel();
    return model ? this.#files.pathOf(model) : undefined;
  }

  #say({ text, hint }: Problem): string {
    return [text, hint ? this.#labels.say(hint) : ""].filter((part) => part !== "").join("\n");
  }
}

const typeOf = (size: number) => ({ fontSize: size, lineHeight: size * LINE_HEIGHT });
