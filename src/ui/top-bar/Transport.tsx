/** Back, step, pause or play, until quiet, the clock, the speed. */
import { ChevronLast, Pause, Play, RotateCcw, SkipForward, StepForward, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { firstScene } from "#session";
import { useSession, useSessionState } from "../session-context.ts";
import { clockTime } from "../time.ts";
import { useWords } from "../words/words.ts";
import styles from "./top-bar.module.css";

const speeds = [0.5, 1, 2, 5, 20, 60];

export function Transport() {
  const session = useSession();
  const { t } = useWords();
  const { playing, speed, standing } = useSessionState((state) => state.playback);
  const hasPast = useSessionState(({ marks }) => marks.some(({ type }) => type !== "loss"));
  return (
    <div className={styles.transport} role="toolbar" aria-label={t("transport.label")}>
      <Button label={t("transport.reset")} press={() => session.open(firstScene)} extra>
        <RotateCcw size={14} />
      </Button>
      <Button label={t("transport.back")} press={() => session.send({ type: "back" })} isIdle={!hasPast}>
        <Undo2 size={15} />
      </Button>
      <Button
        label={playing ? t("transport.pause") : t("transport.play")}
        press={() => session.send({ type: playing ? "pause" : "play" })}
        main
      >
        {playing ? <Pause size={15} /> : <Play size={15} />}
      </Button>
      <Button label={t("transport.step")} press={() => session.send({ type: "step" })}>
        <StepForward size={15} />
      </Button>
      {standing === "past" ? (
        <Button label={t("transport.live")} press={() => session.send({ type: "live" })}>
          <ChevronLast size={16} />
        </Button>
      ) : (
        <Button label={t("transport.settle")} press={() => session.send({ type: "settle" })}>
          <SkipForward size={15} />
        </Button>
      )}
      <Clock />
      <select
        className={styles.speed}
        aria-label={t("transport.speed", { speed })}
        value={speed}
        onChange={({ target }) => session.send({ type: "speed", speed: Number(target.value) })}
      >
        {speeds.map((times) => (
          <option key={times} value={times}>
            {times}×
          </option>
        ))}
      </select>
    </div>
  );
}

/** Renders by itself: it is the one thing that changes all the time. */
function Clock() {
  const { t } = useWords();
  const seconds = useSessionState(({ now }) => Math.floor(now / 1000));
  const isPast = useSessionState(({ playback }) => playback.standing === "past");
  return (
    <span
      className={styles.clock}
      role="timer"
      aria-label={t("transport.clock")}
      data-past={isPast || undefined}
    >
      {clockTime(seconds * 1000)}
    </span>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly press: () => void;
  readonly main?: boolean;
  readonly extra?: boolean;
  readonly isIdle?: boolean;
  readonly children: ReactNode;
}

const Button = ({ label, press, main, extra, isIdle, children }: ButtonProps) => (
  <button
    type="button"
    className={styles.button}
    data-main={main || undefined}
    data-extra={extra || undefined}
    aria-label={label}
    title={label}
    disabled={isIdle}
    onClick={press}
  >
    {children}
  </button>
);
