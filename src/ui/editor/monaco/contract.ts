/** What the page asks of the editor, and what it gets: plain values and calls, nothing of Monaco. */
import type { Problem } from "#session";

/** Words of ours, in the language of the page. */
export interface EditorLabels {
  /** What a screen reader calls the text: `Text of web.yaml`. */
  readonly text: string;
  /** The command that applies the file. */
  readonly apply: string;
  /** The command that mends a problem: `Fix: accessModes`. */
  fix(to: string): string;
  /** The hint of a problem, in words. */
  say(hint: NonNullable<Problem["hint"]>): string;
}

export interface EditorOptions {
  /** The file that is open first. */
  readonly path: string;
  readonly text: string;
  readonly labels: EditorLabels;
  readonly readOnly?: boolean;
  /** In CSS pixels; 12 when absent. */
  readonly fontSize?: number;
  /** After each change the person made, or a fix of theirs; never after `show`. */
  onChange(path: string, text: string): void;
  /** Ctrl or Cmd and Enter. */
  onApply(path: string): void;
  /** Where the cursor was put, from 1. */
  onCursorLine(path: string, line: number): void;
}

export interface MountedEditor {
  /** Opens a file or gives the open one a text. Each file keeps its cursor and what can be undone. */
  show(path: string, text: string): void;
  /** Forgets a file. */
  forget(path: string): void;
  setProblems(path: string, problems: readonly Problem[]): void;
  setLabels(labels: EditorLabels): void;
  setReadOnly(readOnly: boolean): void;
  setFontSize(pixels: number): void;
  /** Marks lines, both included, from 1, and shows the first; none takes the marks away. */
  highlightLines(ranges: readonly { readonly from: number; readonly to: number }[]): void;
  /** Puts the cursor there and shows it. */
  revealLine(line: number): void;
  focus(): void;
  dispose(): void;
}
