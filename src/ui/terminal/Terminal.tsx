/** The terminal: a plain one at once, a full one when the picture has answered. */
import { useState } from "react";
import { useAfterPicture } from "../editor/use-after-picture.ts";
import { useWords } from "../words/words.ts";
import { FullTerminal } from "./FullTerminal.tsx";
import { PlainTerminal } from "./PlainTerminal.tsx";
import styles from "./terminal.module.css";

export function Terminal() {
  const { t } = useWords();
  const mayLoad = useAfterPicture();
  const [isReady, setReady] = useState(false);
  return (
    <section className={styles.terminal} aria-label={t("pane.terminal")}>
      {!isReady && <PlainTerminal />}
      {mayLoad && <FullTerminal onReady={() => setReady(true)} />}
    </section>
  );
}
