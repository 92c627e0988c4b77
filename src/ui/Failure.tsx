/** Says so when the cluster's thread has stopped; everything typed is still there. */
import styles from "./app.module.css";
import { useSessionState } from "./session-context.ts";
import { useWords } from "./words/words.ts";

export function Failure({ restart }: { readonly restart: () => void }) {
  const error = useSessionState(({ status, error }) => (status === "failed" ? (error ?? "") : undefined));
  const { t } = useWords();
  if (error === undefined) return null;
  return (
    <div className={styles.failure} role="alert">
      <p>{t("app.failed", { error })}</p>
      <button type="button" onClick={restart}>
        {t("app.restart")}
      </button>
    </div>
  );
}
