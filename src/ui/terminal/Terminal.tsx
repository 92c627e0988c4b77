/** The terminal: a plain one at once, a full one when the picture has answered. */
import { lazy, Suspense } from "react";
import { useAfterPicture } from "../editor/use-after-picture.ts";
import { useWords } from "../words/words.ts";
import { PlainTerminal } from "./PlainTerminal.tsx";
import styles from "./terminal.module.css";

const FullTerminal = lazy(() => import("./FullTerminal.tsx"));

export function Terminal() {
  const { t } = useWords();
  const isReady = useAfterPicture();
  return (
    <section className={styles.terminal} aria-label={t("pane.terminal")}>
      {isReady ? (
        <Suspense fallback={<PlainTerminal />}>
          <FullTerminal />
        </Suspense>
      ) : (
        <PlainTerminal />
      )}
    </section>
  );
}
