/** Every file with its verdict; the chosen one with where it is, who reads it, and the chain of causes. */
import { useMemo } from "react";
import type { FileRow, Verdict } from "#views";
import { useSessionState } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { Chain } from "./Chain.tsx";
import styles from "./files.module.css";
import { placeMessage, readersMessage } from "./sentences.ts";

const verdicts: readonly Verdict[] = ["alive", "stranded", "lost", "deleted"];

/** What ended last is asked about first. */
function sorted(rows: readonly FileRow[]): readonly FileRow[] {
  const isOver = ({ verdict }: FileRow): boolean => verdict === "lost" || verdict === "deleted";
  const here = rows.filter((row) => !isOver(row));
  const over = rows.filter(isOver).sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
  return [...here, ...over];
}

export function FilesPanel() {
  const { t } = useWords();
  const rows = useSessionState((state) => state.files);
  const counts = useSessionState((state) => state.counts);
  const inOrder = useMemo(() => sorted(rows), [rows]);
  return (
    <section className={styles.panel} aria-labelledby="files-title">
      <header className={styles.head}>
        <h2 id="files-title">{t("files.title")}</h2>
        <p>
          {verdicts
            .filter((verdict) => counts[verdict] > 0)
            .map((verdict) => t(`count.${verdict}`, { count: counts[verdict] }))
            .join(" · ")}
        </p>
      </header>
      {rows.length === 0 ? (
        <p className={styles.none}>{t("files.none")}</p>
      ) : (
        <ul className={styles.list}>
          {inOrder.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: FileRow }) {
  const { say, t } = useWords();
  const isSelected = useView(({ selection }) => selection?.id === row.id);
  const select = useView((state) => state.select);
  const readers = readersMessage(row);
  return (
    <li className={styles.row} data-verdict={row.verdict} data-selected={isSelected || undefined}>
      <button
        type="button"
        className={styles.file}
        aria-expanded={isSelected}
        onClick={() => select(isSelected ? undefined : { type: "file", id: row.id })}
      >
        <code className={styles.path}>{row.path}</code>
        <span className={styles.verdict} data-verdict={row.verdict} title={t(`verdict.${row.verdict}-means`)}>
          {t(`verdict.${row.verdict}`)}
        </span>
        <span className={styles.place}>
          {say(placeMessage(row))}
          {readers && `, ${say(readers)}`}
        </span>
      </button>
      {isSelected && <Chain row={row} />}
    </li>
  );
}
