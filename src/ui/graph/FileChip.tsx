/** One file in its box: whole, stranded, or the outline of what was lost. */
import { memo } from "react";
import type { BoxFile } from "#views";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./box.module.css";

export const FileChip = memo(function FileChip({ file }: { readonly file: BoxFile }) {
  const { t } = useWords();
  const select = useView(({ select }) => select);
  const bringToFront = useView((state) => state.bringToFront);
  const choose = (): void => {
    select({ type: "file", id: file.id });
    bringToFront("files");
  };
  const isSelected = useView(({ selection }) => selection?.id === file.id);
  const isStop = useView(({ stop }) => stop === `file:${file.id}`);
  return (
    <li className={styles.cell}>
      <button
        type="button"
        className={styles.file}
        data-verdict={file.verdict}
        data-selected={isSelected || undefined}
        data-stop={`file:${file.id}`}
        tabIndex={isStop ? 0 : -1}
        title={file.path}
        aria-label={`${file.path}, ${t(`verdict.${file.verdict}`)}`}
        onClick={choose}
      >
        <span className={styles.fileName}>{file.name}</span>
      </button>
    </li>
  );
});
