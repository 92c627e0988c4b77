/** What the page asks of the terminal, and what it gets: plain values and calls, nothing of xterm. */
import type { TerminalPart } from "#session";
import type { Completion } from "#terminal";

/** Words of ours, in the language of the page. */
export interface TerminalLabels {
  /** What a screen reader calls the place to type. */
  readonly input: string;
  /** What it says instead of reading a flood of output. */
  readonly tooMuchOutput: string;
}

export interface TerminalOptions {
  readonly labels: TerminalLabels;
  /** Lines of earlier, the oldest first. */
  readonly history?: readonly string[];
  /** Keeps a readable copy of the screen for screen readers. */
  readonly screenReader: boolean;
  /** In CSS pixels; 12 when absent. */
  readonly fontSize?: number;
  /**
   * A whole command, maybe of several lines. It disappears from the prompt; the session prints it as
   * `input`. The next one comes when the terminal is not busy any more, however early it was typed.
   */
  onLine(line: string): void;
  /** Ctrl+C. */
  onInterrupt(): void;
  /** What could stand at the end of the text, which ends where the cursor is. */
  complete?(text: string): Promise<Completion>;
}

export interface MountedTerminal {
  /** Prints above the line that is being typed. */
  write(parts: readonly TerminalPart[]): void;
  /** While busy there is no prompt; what is typed waits. */
  setBusy(busy: boolean): void;
  /** Puts a text at the prompt, in place of what is there; it is not run. */
  typeIn(text: string): void;
  setLabels(labels: TerminalLabels): void;
  setFontSize(pixels: number): void;
  setScreenReader(on: boolean): void;
  /** Forgets everything printed. */
  clear(): void;
  focus(): void;
  dispose(): void;
}
