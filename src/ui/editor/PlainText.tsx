/** A plain text field with line numbers: there from the first moment, and all there is on a small screen. */
import { type KeyboardEvent, type SyntheticEvent, useRef } from "react";
import type { ManifestRange } from "#views";
import { useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { boxOfLine, type ManifestFile, useManifests } from "./manifests.ts";

const lineHeight = 19.5;

interface Props {
  readonly file: ManifestFile;
  readonly marked: readonly ManifestRange[];
  readonly apply: () => void;
}

export function PlainText({ file, marked, apply }: Props) {
  const write = useManifests((state) => state.write);
  const select = useView((state) => state.select);
  const session = useSession();
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = file.text.split("\n");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    apply();
  };
  const selectLine = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>): void => {
    const line = currentTarget.value.slice(0, currentTarget.selectionStart).split("\n").length;
    const box = boxOfLine(line, session);
    if (box !== undefined) select({ type: "box", id: box });
  };
  const problems = new Set(file.checked.problems.map(({ line }) => line));
  return (
    <div className={styles.plain}>
      <div className={styles.sheet} style={{ height: lines.length * lineHeight + 20 }}>
        {marked.map(({ from, to }) => (
          <span
            key={from}
            className={styles.marked}
            style={{ top: 10 + (from - 1) * lineHeight, height: (to - from + 1) * lineHeight }}
          />
        ))}
        <ol className={styles.numbers} aria-hidden="true">
          {lines.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's number is what it is.
            <li key={at} data-wrong={problems.has(at + 1) || undefined}>
              {at + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          className={styles.text}
          aria-label={t("editor.text", { file: file.name })}
          placeholder={t("editor.empty")}
          value={file.text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          wrap="off"
          onChange={({ target }) => write(file.name, target.value)}
          onClick={selectLine}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
