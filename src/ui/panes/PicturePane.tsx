/** The picture, the caption of the scene under it, and the line of time. */
import { Picture } from "../graph/Picture.tsx";
import { useSessionState } from "../session-context.ts";
import { Timeline } from "../timeline/Timeline.tsx";
import { useWords } from "../words/words.ts";
import styles from "./panes.module.css";

export function PicturePane() {
  return (
    <div className={styles.picturePane}>
      <div className={styles.picture}>
        <Picture />
      </div>
      <Caption />
      <Timeline />
    </div>
  );
}

function Caption() {
  const { say, t } = useWords();
  const caption = useSessionState(({ playback }) => playback.caption);
  const isPast = useSessionState(({ playback }) => playback.standing === "past");
  const isEmpty = useSessionState(
    ({ order }) => order.length > 0 && !order.some((id) => id.startsWith("pod/")),
  );
  const isReady = useSessionState(({ now }) => now > 0);
  const text = isPast
    ? t("transport.past")
    : caption === undefined
      ? isEmpty && isReady
        ? t("picture.empty")
        : undefined
      : say({ id: caption });
  if (text === undefined) return null;
  return (
    <p key={text} className={styles.caption} data-past={isPast || undefined}>
      {text}
    </p>
  );
}
