/** The screen of xterm: its size, its colours, and the mark beside what came from standard error. */
import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { colourOf, followTheme, fontOf } from "../../theme/page-colours.ts";
import type { TerminalOptions } from "./contract.ts";
import styles from "./xterm.module.css";

const DEFAULT_SIZE = 12;
const SCROLLBACK_ROWS = 5000;
const SCROLLBAR_PIXELS = 9;
const errorColour = "#ff9d85";

export class Screen {
  readonly terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #stops: (() => void)[] = [];

  constructor(container: HTMLElement, { fontSize, screenReader }: TerminalOptions) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      convertEol: true,
      cursorBlink: true,
      cursorInactiveStyle: "outline",
      fontFamily: fontOf("--mono"),
      fontSize: fontSize ?? DEFAULT_SIZE,
      lineHeight: 1.35,
      minimumContrastRatio: 4.5,
      overviewRuler: { width: SCROLLBAR_PIXELS },
      screenReaderMode: screenReader,
      scrollback: SCROLLBACK_ROWS,
    });
    const place = document.createElement("div");
    place.className = styles.screen ?? "";
    container.append(place);
    this.terminal.loadAddon(this.#fit);
    this.terminal.open(place);
    takeInsertedText(this.terminal);
    this.#stops.push(
      followTheme(() => this.#paint()),
      this.#followSize(place),
      () => place.remove(),
    );
  }

  /** Fits the rows and columns to the element; one that is folded away keeps its size. */
  fit(): void {
    const { clientHeight, clientWidth } = this.terminal.element?.parentElement ?? {};
    if ((clientHeight ?? 0) > 20 && (clientWidth ?? 0) > 60) this.#fit.fit();
  }

  /**
   * Prints what came from standard error, with a bar beside each of its rows: colour alone tells not
   * everybody.
   */
  writeError(text: string): void {
    const { terminal } = this;
    let first: ReturnType<Terminal["registerMarker"]> | undefined;
    terminal.write("", () => {
      first = terminal.registerMarker(0);
    });
    terminal.write(`\u001b[91m${text}\u001b[0m`, () => {
      const { baseY, cursorX, cursorY } = terminal.buffer.active;
      const last = baseY + cursorY - (cursorX === 0 ? 1 : 0);
      const from = first?.line ?? last;
      first?.dispose();
      for (let row = Math.max(0, from); row <= last; row += 1) this.#mark(row - baseY - cursorY);
    });
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.terminal.dispose();
  }

  #mark(offset: number): void {
    const marker = this.terminal.registerMarker(offset);
    const bar = this.terminal.registerDecoration({ marker, x: 0, width: 1, layer: "top" });
    bar?.onRender((element) => element.classList.add(styles.error ?? ""));
  }

  #paint(): void {
    this.terminal.options.theme = {
      background: colourOf("--terminal"),
      foreground: colourOf("--terminal-ink"),
      cursor: "#7cc4ff",
      cursorAccent: colourOf("--terminal"),
      overviewRulerBorder: "#00000000",
      scrollbarSliderActiveBackground: "#93a1b38a",
      scrollbarSliderBackground: "#93a1b338",
      scrollbarSliderHoverBackground: "#93a1b361",
      selectionBackground: "#3b5b8c",
      brightBlack: "#93a1b3",
      brightBlue: "#7cc4ff",
      brightRed: errorColour,
      brightWhite: "#ffffff",
    };
  }

  #followSize(place: HTMLElement): () => void {
    const observer = new ResizeObserver(() => this.fit());
    observer.observe(place);
    return () => observer.disconnect();
  }
}

/**
 * With a screen reader xterm takes no text that no key wrote: what a picker of symbols or a voice puts in.
 */
function takeInsertedText(terminal: Terminal): void {
  let isKeyDown = false;
  terminal.textarea?.addEventListener("keydown", () => {
    isKeyDown = true;
  });
  terminal.textarea?.addEventListener("keyup", () => {
    isKeyDown = false;
  });
  terminal.textarea?.addEventListener("input", (event) => {
    const { data, inputType, isComposing } = event as InputEvent;
    const isInserted = inputType === "insertText" && !isComposing && !isKeyDown;
    if (data && isInserted && terminal.options.screenReaderMode) terminal.input(data);
  });
}
