/** The full editor for one file: help from the schema, problems on their lines, lines marked that speak of the selection. */
import { useEffect, useRef, useState } from "react";
import type { ManifestRange } from "#views";
import { useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { boxOfLine, type ManifestFile, useManifests } from "./manifests.ts";
import { monaco, paint } from "./monaco.ts";

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

interface Props {
  readonly file: ManifestFile;
  readonly marked: readonly ManifestRange[];
  readonly apply: () => void;
}

export default function MonacoText({ file, marked, apply }: Props) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const label = t("editor.text", { file: file.name });
  const editor = useEditor(place, file, label);
  useText(editor, file);
  useProblems(editor, file);
  useMarks(editor, marked);
  useKeys(editor, apply);
  useEffect(() => {
    paint();
    const observer = new MutationObserver(paint);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return <div ref={place} className={styles.monaco} data-monaco="" />;
}

function useEditor(place: React.RefObject<HTMLDivElement | null>, { name, text }: ManifestFile, label: string): CodeEditor | undefined {
  const [editor, setEditor] = useState<CodeEditor>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: later texts reach the model through `useText`.
  useEffect(() => {
    if (!place.current) return;
    const uri = monaco.Uri.parse(`file:///${name}`);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, "yaml", uri);
    const made = monaco.editor.create(place.current, {
      model,
      ariaLabel: label,
      automaticLayout: true,
      fixedOverflowWidgets: true,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
      fontSize: 12,
      folding: false,
      glyphMargin: false,
      lineDecorationsWidth: 8,
      lineHeight: 19.5,
      lineNumbersMinChars: 3,
      minimap: { enabled: false },
      overviewRulerLanes: 0,
      padding: { top: 10, bottom: 10 },
      renderLineHighlight: "none",
      scrollBeyondLastLine: false,
      scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, alwaysConsumeMouseWheel: false },
      tabSize: 2,
      theme: "afterpod",
      wordBasedSuggestions: "off",
    });
    setEditor(made);
    return () => made.dispose();
  }, [place, name, label]);
  return editor;
}

/** Text flows both ways: what is typed into the store, what the store was given (a fix) into the model. */
function useText(editor: CodeEditor | undefined, { name, text }: ManifestFile): void {
  const write = useManifests((state) => state.write);
  useEffect(() => {
    const listener = editor?.onDidChangeModelContent(() => write(name, editor.getValue()));
    return () => listener?.dispose();
  }, [editor, name, write]);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || editor.getValue() === text) return;
    editor.executeEdits("afterpod", [{ range: model.getFullModelRange(), text }]);
    editor.pushUndoStop();
  }, [editor, text]);
}

function useProblems(editor: CodeEditor | undefined, { checked }: ManifestFile): void {
  useEffect(() => {
    const model = editor?.getModel();
    if (!model) return;
    const markers = checked.problems.map(({ line, text }) => {
      const startLineNumber = Math.min(Math.max(1, line), model.getLineCount());
      const [startColumn, endColumn] = [model.getLineFirstNonWhitespaceColumn(startLineNumber) || 1, model.getLineMaxColumn(startLineNumber)];
      return { startLineNumber, endLineNumber: startLineNumber, startColumn, endColumn, message: text, severity: monaco.MarkerSeverity.Error };
    });
    monaco.editor.setModelMarkers(model, "afterpod", markers);
  }, [editor, checked]);
}

function useMarks(editor: CodeEditor | undefined, marked: readonly ManifestRange[]): void {
  useEffect(() => {
    if (!editor) return;
    const decorations = editor.createDecorationsCollection(
      marked.map(({ from, to }) => ({ range: new monaco.Range(from, 1, to, 1), options: { isWholeLine: true, className: styles.markedLine ?? null } })),
    );
    const [first] = marked;
    if (first && !editor.hasTextFocus()) editor.revealLineInCenterIfOutsideViewport(first.from);
    return () => decorations.clear();
  }, [editor, marked]);
}

function useKeys(editor: CodeEditor | undefined, apply: () => void): void {
  const session = useSession();
  const select = useView((state) => state.select);
  const latest = useRef(apply);
  latest.current = apply;
  useEffect(() => {
    if (!editor) return;
    editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => latest.current());
    const listener = editor.onMouseDown(({ target }) => {
      const line = target.position?.lineNumber;
      const box = line === undefined ? undefined : boxOfLine(line, session);
      if (box !== undefined) select({ type: "box", id: box });
    });
    return () => listener.dispose();
  }, [editor, session, select]);
}
