/** A terminal of one line and a log: enough until the full one is here. */
import { type SubmitEvent, useEffect, useReducer, useRef } from "react";
import { useSession } from "../session-context.ts";
import { useWords } from "../words/words.ts";
import styles from "./terminal.module.css";

export function PlainTerminal() {
  const session = useSession();
  const { t } = useWords();
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => session.onTerminal(renderAgain), [session]);
  const length = session.transcript.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever something was printed.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [length]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const line = String(new FormData(event.currentTarget).get("line"));
    event.currentTarget.reset();
    if (line.trim() !== "") session.run(line);
  };
  return (
    <div className={styles.plain}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a log that scrolls must be reachable by keyboard. */}
      <div className={styles.log} role="log" tabIndex={0} aria-label={t("terminal.label")}>
        <span data-stream="note">{`${t("terminal.welcome")}\n`}</span>
        {session.transcript.slice(-400).map(({ stream, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows.
          <span key={at} data-stream={stream}>
            {stream === "input" ? `$ ${text}\n` : text}
          </span>
        ))}
        <div ref={end} />
      </div>
      <form className={styles.prompt} onSubmit={submit}>
        <span aria-hidden="true">$</span>
        <input
          name="line"
          aria-label={t("terminal.input")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </form>
    </div>
  );
}
