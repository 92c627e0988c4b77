/**
 * Why a file lives or died: from what the person did down to its end, and the line of the manifest that
 * decided.
 */
import { useEffect, useState } from "react";
import type { FileRow, Step } from "#views";
import { linesOf, useManifests } from "../editor/manifests.ts";
import { useSession } from "../session-context.ts";
import { clockTime } from "../time.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./files.module.css";
import { endMessage } from "./sentences.ts";

export function Chain({ row }: { readonly row: FileRow }) {
  return (
    <div className={styles.why}>
      {row.cause !== undefined && <Steps row={row} revision={row.cause} />}
      <Decision row={row} />
    </div>
  );
}

function Steps({ row, revision }: { readonly row: FileRow; readonly revision: number }) {
  const session = useSession();
  const { say, t } = useWords();
  const [steps, setSteps] = useState<readonly Step[]>();
  useEffect(() => {
    let isWanted = true;
    void session.explain(revision).then((chain) => isWanted && setSteps(chain));
    return () => {
      isWanted = false;
    };
  }, [session, revision]);
  if (!steps) return <p className={styles.note}>{t("chain.loading")}</p>;
  if (steps.length === 0) return <p className={styles.note}>{t("chain.none")}</p>;
  return (
    <ol className={styles.chain} aria-label={t("chain.title")}>
      {steps.map((step) => (
        <li key={step.revision} data-role={step.role}>
          {say(step.message)} <time>{clockTime(step.at)}</time>
        </li>
      ))}
      <li data-role="end" data-verdict={row.verdict}>
        {say(endMessage(row))}
      </li>
    </ol>
  );
}

/** The volume or mount that put the file where it is; in the container's own layer it is their absence. */
function Decision({ row }: { readonly row: FileRow }) {
  const { boxes } = useSession();
  const { t } = useWords();
  const files = useManifests((state) => state.files);
  const open = useManifests((state) => state.open);
  const bringToFront = useView((state) => state.bringToFront);
  const part = boxes.get(row.box)?.manifest;
  const lines = part?.part ? linesOf(part, files) : [];
  const decisive = lines.find(({ range }) => range.part?.type === "volume") ?? lines[0];
  const show = (): void => {
    if (!decisive) return;
    open(decisive.file);
    bringToFront("editor");
  };
  return (
    <>
      {row.place.type === "layer" && <p className={styles.note}>{t("chain.no-volume")}</p>}
      {decisive && (
        <button type="button" className={styles.decision} onClick={show}>
          {t("chain.manifest", { file: decisive.file, line: decisive.range.from })}
        </button>
      )}
    </>
  );
}
