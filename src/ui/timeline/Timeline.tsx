/** The line of time: what was done, what broke, what was lost; a click goes there. */
import type { Mark } from "#views";
import { useSession, useSessionState } from "../session-context.ts";
import { clockTime } from "../time.ts";
import { useWords } from "../words/words.ts";
import styles from "./timeline.module.css";

/** More marks than these are too close to press. */
const shownMarks = 120;

export function Timeline() {
  const session = useSession();
  const { t } = useWords();
  const marks = useSessionState((state) => state.marks);
  const latest = useSessionState(
    ({ playback, now }) => Math.floor(Math.max(playback.latest, now) / 1000) * 1000,
  );
  const now = useSessionState((state) => Math.floor(state.now / 250) * 250);
  // The line is never fuller than nine tenths, so that what comes next has room.
  const length = Math.max(10_000, latest / 0.9);
  const at = (ms: number): string => `${(Math.min(ms, length) / length) * 100}%`;
  return (
    <section className={styles.timeline} aria-label={t("timeline.label")}>
      <div className={styles.line}>
        <span className={styles.gone} style={{ width: at(now) }} />
        {marks.slice(-shownMarks).map((mark) => (
          <button
            key={`${mark.type}${mark.revision}`}
            type="button"
            className={styles.mark}
            data-type={mark.type}
            style={{ left: at(mark.at) }}
            title={labelOf(mark, t)}
            aria-label={labelOf(mark, t)}
            onClick={() => session.send({ type: "go", revision: mark.revision })}
          />
        ))}
        <span className={styles.now} style={{ left: at(now) }} />
      </div>
    </section>
  );
}

const labelOf = ({ type, at, text }: Mark, t: ReturnType<typeof useWords>["t"]): string =>
  t(`timeline.${type}`, { time: clockTime(at), text });
