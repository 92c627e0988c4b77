/**
 * The full terminal in the page: prints what the session prints, types what the person and the buttons type.
 */
import { useEffect, useRef, useState } from "react";
import { useSession, useSessionState } from "../session-context.ts";
import { recall, remember } from "../stored.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./terminal.module.css";
import { type MountedTerminal, mountTerminal } from "./xterm/load-xterm.ts";

/** So many lines are remembered between visits. */
const rememberedLines = 200;

const isHistory = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((line) => typeof line === "string");

export function FullTerminal({ onReady }: { readonly onReady: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const { t } = useWords();
  const isBusy = useSessionState(({ playback }) => playback.busy);
  const draft = useView((state) => state.draft);
  const labels = { input: t("terminal.input"), tooMuchOutput: t("terminal.too-much") };
  const terminal = useMounted(place, labels, t("terminal.welcome"), onReady);
  useEffect(() => terminal?.setBusy(isBusy), [terminal, isBusy]);
  useEffect(() => {
    if (draft) terminal?.typeIn(draft.text);
  }, [terminal, draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only.
  useEffect(() => terminal?.setLabels(labels), [terminal, labels.input]);
  return <div ref={place} className={styles.place} data-terminal="" />;
}

type Labels = Parameters<MountedTerminal["setLabels"]>[0];

/** Mounts once; what changes later is told to the terminal by its own calls. */
function useMounted(
  place: React.RefObject<HTMLDivElement | null>,
  labels: Labels,
  welcome: string,
  onReady: () => void,
): MountedTerminal | undefined {
  const session = useSession();
  const [terminal, setTerminal] = useState<MountedTerminal>();
  const latest = useRef({ labels, welcome, onReady });
  latest.current = { labels, welcome, onReady };
  useEffect(() => {
    let isWanted = true;
    const stops: (() => void)[] = [];
    const element = document.createElement("div");
    element.className = styles.full ?? "";
    place.current?.append(element);
    const history = recall("history", isHistory) ?? [];
    const onLine = (line: string): void => {
      remember("history", [...(recall("history", isHistory) ?? []), line].slice(-rememberedLines));
      session.run(line);
    };
    const onInterrupt = (): void => session.send({ type: "interrupt" });
    const complete = (line: string) => session.complete(line);
    const options = {
      labels: latest.current.labels,
      history,
      screenReader: true,
      onLine,
      onInterrupt,
      complete,
    };
    void mountTerminal(element, options).then((mounted) => {
      if (!isWanted) return mounted.dispose();
      mounted.write([{ stream: "note", text: `${latest.current.welcome}\n` }, ...session.transcript]);
      stops.push(
        session.onTerminal((parts) => mounted.write(parts)),
        () => mounted.dispose(),
      );
      setTerminal(mounted);
      latest.current.onReady();
    });
    return () => {
      isWanted = false;
      for (const stop of stops) stop();
      element.remove();
    };
  }, [session, place]);
  return terminal;
}
