/**
 * A terminal with a line editor of its own: the session runs whole commands, so nobody else would echo a
 * letter.
 */
import { Terminal } from "@xterm/xterm";
import { lineState } from "#cluster";
import type { TerminalPart } from "#session";
import { completed, inColumns } from "./completion.ts";
import type { MountedTerminal, TerminalLabels, TerminalOptions } from "./contract.ts";
import { EditedLine } from "./edited-line.ts";
import { type Key, readKeys } from "./keys.ts";
import { commandText, drawBlock, eraseBlock, PROMPT, typedText } from "./prompt-block.ts";
import { Screen } from "./screen.ts";

/** So long the prompt stays away for a command whose first words have not come yet. */
const ANSWER_MS = 250;

export class XtermTerminal implements MountedTerminal {
  readonly #screen: Screen;
  readonly #line: EditedLine;
  readonly #options: TerminalOptions;
  /** Commands that were typed or pasted while another one ran. */
  readonly #waiting: string[] = [];
  #isBusy = false;
  #awaited: ReturnType<typeof setTimeout> | undefined;
  /** Rows between the first row of the prompt and the cursor; `undefined` while there is no prompt. */
  #cursorRow: number | undefined;
  #isAtLineStart = true;

  constructor(container: HTMLElement, options: TerminalOptions) {
    this.#options = options;
    this.#line = new EditedLine(options.history ?? []);
    Terminal.strings.tooMuchOutput = options.labels.tooMuchOutput;
    this.#screen = new Screen(container, options);
    const { terminal } = this.#screen;
    this.setLabels(options.labels);
    terminal.onData((data) => this.#take(data));
    terminal.onResize(() => this.#reflow());
    terminal.attachCustomKeyEventHandler((event) => this.#isOurs(event));
    this.#screen.fit();
    this.#draw();
  }

  write(parts: readonly TerminalPart[]): void {
    this.#erase();
    for (const part of parts) this.#print(part);
    if (parts.some(({ stream }) => stream === "input")) this.#stopAwaiting();
    this.#draw();
  }

  setBusy(busy: boolean): void {
    if (busy === this.#isBusy) return;
    this.#isBusy = busy;
    if (busy) this.#stopAwaiting();
    this.#redraw();
    this.#runNext();
  }

  typeIn(text: string): void {
    this.#line.set(text);
    this.#redraw();
    this.focus();
  }

  setLabels({ input }: TerminalLabels): void {
    this.#screen.terminal.textarea?.setAttribute("aria-label", input);
  }

  setFontSize(pixels: number): void {
    this.#screen.terminal.options.fontSize = pixels;
    this.#screen.fit();
  }

  setScreenReader(on: boolean): void {
    this.#screen.terminal.options.screenReaderMode = on;
  }

  clear(): void {
    this.#erase();
    this.#isAtLineStart = true;
    // The writes so far come first; what is left is the empty row with the cursor.
    this.#screen.terminal.write("\r\u001b[K", () => this.#screen.terminal.clear());
    this.#draw();
  }

  focus(): void {
    this.#screen.terminal.focus();
  }

  dispose(): void {
    clearTimeout(this.#awaited);
    this.#screen.dispose();
  }

  #print({ stream, text }: TerminalPart): void {
    const { terminal } = this.#screen;
    if (text === "" && stream !== "input") return;
    if (stream === "input") {
      this.#startLine();
      terminal.write(`${commandText(text)}\r\n`);
    } else if (stream === "stderr") this.#screen.writeError(text);
    else terminal.write(stream === "note" ? `\u001b[90m${text}\u001b[0m` : text);
    this.#isAtLineStart = stream === "input" || text.endsWith("\n");
  }

  /** Output that did not end its line is ended before anything of ours. */
  #startLine(): void {
    if (!this.#isAtLineStart) this.#screen.terminal.write("\r\n");
    this.#isAtLineStart = true;
  }

  #erase(): void {
    if (this.#cursorRow === undefined) return;
    this.#screen.terminal.write(eraseBlock(this.#cursorRow));
    this.#cursorRow = undefined;
  }

  /** While a command runs there is no prompt, but what is typed meanwhile is seen. */
  #draw(): void {
    const { text, cursor } = this.#line;
    const prompt = this.#prompt();
    if (prompt === "" && text === "") return;
    this.#erase();
    this.#startLine();
    const { terminal } = this.#screen;
    const { cursorRow, sequence } = drawBlock(text, cursor, terminal.cols, prompt);
    terminal.write(sequence);
    this.#cursorRow = cursorRow;
  }

  #prompt(): string {
    return this.#isBusy || this.#awaited !== undefined ? "" : PROMPT;
  }

  #redraw(): void {
    this.#erase();
    this.#draw();
  }

  /** Another width has wrapped the prompt's rows anew. */
  #reflow(): void {
    const { text, cursor } = this.#line;
    const { cols } = this.#screen.terminal;
    const { cursorRow } = drawBlock(text, cursor, cols, this.#prompt());
    if (this.#cursorRow !== undefined) this.#cursorRow = cursorRow;
    this.#redraw();
  }

  #take(data: string): void {
    const keys = readKeys(data);
    const [first] = keys;
    if (keys.length === 1 && first && "text" in first && this.#append(first.text)) return;
    this.#erase();
    for (const typed of keys) {
      if ("text" in typed) this.#line.insert(typed.text);
      else this.#press(typed.key);
    }
    this.#draw();
  }

  /**
   * Letters behind all others are only added: a screen reader would read a line that is drawn anew from its
   * start.
   */
  #append(text: string): boolean {
    const { terminal } = this.#screen;
    const { after } = this.#line;
    if (after !== "" || this.#cursorRow === undefined) return false;
    const prompt = this.#prompt();
    const longer = this.#line.text + text;
    const { cursorRow } = drawBlock(longer, longer.length, terminal.cols, prompt);
    if (cursorRow !== this.#cursorRow) return false;
    this.#line.insert(text);
    terminal.write(typedText(text));
    return true;
  }

  #press(key: Key): void {
    if (key === "enter") this.#enter();
    else if (key === "interrupt") this.#interrupt();
    else if (key === "clear") this.clear();
    else if (key === "complete") void this.#complete();
    else this.#line.press(key);
  }

  /** An open quote, loop or here-document goes on in the next line. */
  #enter(): void {
    const { text } = this.#line;
    if (lineState(text, "bash") === "incomplete") {
      this.#line.set(`${text}\n`);
      return;
    }
    const line = this.#line.take();
    if (line.trim() === "") this.#print({ stream: "input", text: line });
    else this.#waiting.push(line);
    this.#runNext();
  }

  #runNext(): void {
    if (this.#isBusy || this.#awaited !== undefined) return;
    const line = this.#waiting.shift();
    if (line === undefined) return;
    this.#erase();
    this.#awaited = setTimeout(() => {
      this.#stopAwaiting();
      this.#redraw();
    }, ANSWER_MS);
    this.#options.onLine(line);
  }

  #stopAwaiting(): void {
    clearTimeout(this.#awaited);
    this.#awaited = undefined;
    queueMicrotask(() => this.#runNext());
  }

  #interrupt(): void {
    const { text } = this.#line;
    this.#waiting.length = 0;
    this.#startLine();
    this.#screen.terminal.write(`${this.#isBusy ? "" : commandText(text)}^C\r\n`);
    this.#line.set("");
    this.#options.onInterrupt();
  }

  async #complete(): Promise<void> {
    const { before, text } = this.#line;
    const completion = await this.#options.complete?.(before);
    // Whoever typed on meanwhile does not want it any more.
    if (!completion || this.#line.before !== before || this.#line.text !== text) return;
    const { choices, text: longer } = completed(before, completion);
    this.#line.set(longer, this.#line.after);
    if (choices.length > 0)
      this.write([{ stream: "note", text: inColumns(choices, this.#screen.terminal.cols) }]);
    else this.#redraw();
  }

  /** Keys that stay the browser's: copying what is selected, pasting, and leaving the terminal by Tab. */
  #isOurs(event: KeyboardEvent): boolean {
    const { ctrlKey, key, metaKey, shiftKey, type } = event;
    const withControl = ctrlKey || metaKey;
    if (key === "Tab")
      return !shiftKey && this.#options.complete !== undefined && this.#line.before.trim() !== "";
    if (withControl && key.toLowerCase() === "v") return false;
    if (!withControl || key.toLowerCase() !== "c" || !this.#screen.terminal.hasSelection()) return true;
    // The next Ctrl+C stops the command again.
    if (type === "keydown") setTimeout(() => this.#screen.terminal.clearSelection());
    return false;
  }
}
