/** A command while it is typed: its text, where the cursor is, what was cut, and the commands before it. */
import type { Key } from "./keys.ts";

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The last letter as a reader sees it: a syllable, a letter with its accents, a picture. */
const lastLetter = (text: string): string => [...letters.segment(text)].at(-1)?.segment ?? "";
const firstLetter = (text: string): string =>
  letters.segment(text)[Symbol.iterator]().next().value?.segment ?? "";

export class EditedLine {
  text = "";
  /** In UTF-16 units. */
  cursor = 0;
  readonly #history: string[];
  /** 0: the line that is being typed; 1: the last command; and so on. */
  #older = 0;
  #draft = "";
  #cut = "";

  constructor(history: readonly string[]) {
    this.#history = [...history];
  }

  get before(): string {
    return this.text.slice(0, this.cursor);
  }

  get after(): string {
    return this.text.slice(this.cursor);
  }

  insert(text: string): void {
    this.set(this.before + text, this.after);
  }

  set(before: string, after = ""): void {
    this.text = before + after;
    this.cursor = before.length;
  }

  /** Takes the command away and remembers it. */
  take(): string {
    const { text } = this;
    if (text.trim() !== "" && this.#history.at(-1) !== text) this.#history.push(text);
    this.#older = 0;
    this.set("");
    return text;
  }

  /** Does what a key does to a line; the others are the terminal's. */
  press(key: Key): void {
    const { before, after } = this;
    if (key === "up" || key === "down") this.#recall(key === "up" ? 1 : -1);
    else if (key === "swap") this.#swap();
    else if (key === "put-back") this.insert(this.#cut);
    else if (moves[key]) this.cursor = moves[key](before, after);
    else if (cuts[key]) {
      const kept = cuts[key](before, after);
      if (key.startsWith("cut")) this.#cut = cutText(before, after, kept);
      this.set(...kept);
    }
  }

  #recall(step: number): void {
    const older = this.#older + step;
    if (older < 0 || older > this.#history.length) return;
    if (this.#older === 0) this.#draft = this.text;
    this.#older = older;
    this.set(older === 0 ? this.#draft : this.#history.at(-older)!);
  }

  #swap(): void {
    const before = this.after === "" ? this.before.slice(0, -lastLetter(this.before).length) : this.before;
    const next = firstLetter(this.text.slice(before.length));
    const last = lastLetter(before);
    if (last === "" || next === "") return;
    this.set(
      before.slice(0, before.length - last.length) + next + last,
      this.text.slice(before.length + next.length),
    );
  }
}

const wordBefore = (before: string): string => /\S*\s*$/.exec(before)![0];
const wordAfter = (after: string): string => /^\s*\S*/.exec(after)![0];
/** Commands may have several lines; the keys for a line's ends mean the one with the cursor. */
const lineBefore = (before: string): string => before.slice(before.lastIndexOf("\n") + 1);
const lineAfter = (after: string): string => after.split("\n")[0]!;

type Move = (before: string, after: string) => number;
type Cut = (before: string, after: string) => readonly [before: string, after: string];

const moves: Partial<Readonly<Record<Key, Move>>> = {
  left: (before) => before.length - lastLetter(before).length,
  right: (before, after) => before.length + firstLetter(after).length,
  "word-left": (before) => before.length - wordBefore(before).length,
  "word-right": (before, after) => before.length + wordAfter(after).length,
  home: (before) => before.length - lineBefore(before).length,
  end: (before, after) => before.length + lineAfter(after).length,
};

const cuts: Partial<Readonly<Record<Key, Cut>>> = {
  back: (before, after) => [before.slice(0, before.length - lastLetter(before).length), after],
  delete: (before, after) => [before, after.slice(firstLetter(after).length)],
  "cut-left": (before, after) => [before.slice(0, before.length - lineBefore(before).length), after],
  "cut-right": (before, after) => [before, after.slice(lineAfter(after).length)],
  "cut-word": (before, after) => [before.slice(0, before.length - wordBefore(before).length), after],
  "cut-word-right": (before, after) => [before, after.slice(wordAfter(after).length)],
};

const cutText = (before: string, after: string, [left, right]: readonly [string, string]): string =>
  left === before ? after.slice(0, after.length - right.length) : before.slice(left.length);
