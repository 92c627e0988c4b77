/**
 * The full editor: help from the schema, problems on their lines, lines marked that speak of the selection.
 */
import { useEffect, useRef, useState } from "react";
import type { ManifestRange } from "#views";
import { useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { boxOfLine, type ManifestFile, useManifests } from "./manifests.ts";
import { type EditorLabels, type MountedEditor, mountMonaco } from "./monaco/load-monaco.ts";

interface Props {
  readonly file: ManifestFile;
  readonly marked: readonly ManifestRange[];
  readonly apply: () => void;
  /** Once it can be typed into. */
  readonly onReady: () => void;
}

export function MonacoText({ file, marked, apply, onReady }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const labels = useLabels(file.name);
  const editor = useMounted(place, file, labels, apply, onReady);
  useEffect(() => editor?.show(file.name, file.text), [editor, file.name, file.text]);
  useEffect(() => editor?.setProblems(file.name, file.checked.problems), [editor, file.name, file.checked]);
  useEffect(() => editor?.highlightLines(marked), [editor, marked]);
  useEffect(() => editor?.setLabels(labels), [editor, labels]);
  return <div ref={place} className={styles.monaco} data-monaco="" />;
}

function useLabels(file: string): EditorLabels {
  const { say, t } = useWords();
  const [labels, setLabels] = useState<EditorLabels>(() => labelsFor(file, t, say));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` speaks the language that `say` speaks.
  useEffect(() => setLabels(labelsFor(file, t, say)), [file, say]);
  return labels;
}

type Words = ReturnType<typeof useWords>;

const labelsFor = (file: string, t: Words["t"], say: Words["say"]): EditorLabels => ({
  text: t("editor.text", { file }),
  apply: t("editor.apply"),
  fix: (to) => `${t("editor.fix")}: ${to}`,
  say,
});

/** Mounts once; what changes later is told to the editor by its own calls. */
function useMounted(
  place: React.RefObject<HTMLDivElement | null>,
  { name, text }: ManifestFile,
  labels: EditorLabels,
  apply: () => void,
  onReady: () => void,
): MountedEditor | undefined {
  const session = useSession();
  const write = useManifests((state) => state.write);
  const select = useView((state) => state.select);
  const [editor, setEditor] = useState<MountedEditor>();
  const latest = useRef({ apply, onReady });
  latest.current = { apply, onReady };
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let isWanted = true;
    let mounted: MountedEditor | undefined;
    // Each mount has an element of its own: one may still be loading when the next begins.
    const element = document.createElement("div");
    element.className = styles.full ?? "";
    place.current?.append(element);
    const onCursorLine = (_path: string, line: number): void => {
      const box = boxOfLine(line, session);
      if (box !== undefined) select({ type: "box", id: box });
    };
    void mountMonaco(element, {
      path: name,
      text,
      labels,
      onChange: write,
      onApply: () => latest.current.apply(),
      onCursorLine,
    }).then((made) => {
      if (!isWanted) return made.dispose();
      mounted = made;
      setEditor(made);
      latest.current.onReady();
    });
    return () => {
      isWanted = false;
      mounted?.dispose();
      element.remove();
    };
  }, [session, write, select]);
  return editor;
}
