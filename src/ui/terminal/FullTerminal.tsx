/** The full terminal: xterm shows what was printed, and a line is edited as in any shell. */
import { FitAddon } from "@xterm/addon-fit";
import { Terminal as Xterm } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { useEffect, useRef } from "react";
import type { Session, TerminalPart } from "#session";
import { useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { LineEditor } from "./line-editor.ts";
import styles from "./terminal.module.css";

const prompt = "\u001b[94m$\u001b[0m ";
const colours: Readonly<Record<TerminalPart["stream"], string>> = {
  input: "\u001b[97m",
  stdout: "",
  stderr: "\u001b[91m",
  note: "\u001b[90m",
};

const inTerminal = ({ stream, text }: TerminalPart): string => {
  const lines = text.replaceAll("\n", "\r\n");
  if (stream === "input") return `${prompt}${colours.input}${lines}\u001b[0m\r\n`;
  return colours[stream] === "" ? lines : `${colours[stream]}${lines}\u001b[0m`;
};

export default function FullTerminal() {
  const place = useRef<HTMLDivElement>(null);
  const session = useSession();
  const { t } = useWords();
  const label = t("terminal.input");
  useEffect(() => {
    if (!place.current) return;
    return open(place.current, session, label);
  }, [session, label]);
  return <div ref={place} className={styles.full} data-terminal="" />;
}

/** Opens a terminal in an element; the returned function closes it. */
function open(place: HTMLElement, session: Session, label: string): () => void {
  const terminal = new Xterm({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    fontSize: 12,
    lineHeight: 1.35,
    cursorBlink: true,
    screenReaderMode: true,
    scrollback: 5000,
    theme: {
      background: getComputedStyle(place).getPropertyValue("--terminal").trim(),
      foreground: "#d7dee8",
      cursor: "#7cc4ff",
      brightBlue: "#7cc4ff",
      brightRed: "#ff9d85",
      brightBlack: "#93a1b3",
    },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(place);
  terminal.textarea?.setAttribute("aria-label", label);
  const observer = new ResizeObserver(() => place.clientHeight > 20 && fit.fit());
  observer.observe(place);
  const line = new LineEditor({ show: (text) => terminal.write(text), prompt, width: () => terminal.cols });
  const print = (parts: readonly TerminalPart[]): void => line.around(() => parts.map(inTerminal).join(""));
  print(session.transcript);
  const stopReading = session.onTerminal(print);
  const keys = terminal.onData((data) => {
    for (const act of line.take(data)) {
      if (act.do === "run") session.run(act.line);
      else if (act.do === "interrupt") session.send({ type: "interrupt" });
      else terminal.clear();
    }
  });
  terminal.attachCustomKeyEventHandler((event) => event.key !== "Tab");
  const stopDrafts = followDrafts((text) => {
    line.replace(text);
    terminal.focus();
  });
  return () => {
    stopDrafts();
    keys.dispose();
    stopReading();
    observer.disconnect();
    terminal.dispose();
  };
}

/** Calls back with each line that is proposed from elsewhere; one that came before the terminal did counts too. */
function followDrafts(take: (text: string) => void): () => void {
  let last = 0;
  const look = ({ draft }: ReturnType<typeof useView.getState>): void => {
    if (!draft || draft.number === last) return;
    last = draft.number;
    take(draft.text);
  };
  const stop = useView.subscribe(look);
  return stop;
}
