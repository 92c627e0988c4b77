/** One run of a sed script over a text. */
import type { Wait } from "../../processes/process.ts";
import type { AppletCall } from "./applet.ts";
import { linesOf } from "./input.ts";
import { matchesAddress, SedAddresses } from "./sed-addresses.ts";
import { substituted } from "./sed-replacement.ts";
import type { SedCommand, Substitution } from "./sed-script.ts";

/** How many commands one run may carry out: a script can jump in a circle. */
const MOST_COMMANDS = 2_000_000;

/**
 * What follows a command: the one behind it, the end of the cycle (with or without printing), a new one, a
 * jump.
 */
type Outcome = "next" | "end" | "silent" | "restart" | { readonly label: string };

export class SedEdit {
  output = "";
  private space = "";
  private hold = "";
  private line = 0;
  private next = 0;
  private lines: readonly string[] = [];
  private appended: string[] = [];
  private hasSubstituted = false;
  private exit: number | undefined;
  private done = 0;
  private readonly addresses = new SedAddresses();
  private readonly call: AppletCall;
  private readonly commands: readonly SedCommand[];
  private readonly quiet: boolean;

  constructor(call: AppletCall, commands: readonly SedCommand[], quiet: boolean) {
    this.call = call;
    this.commands = commands;
    this.quiet = quiet;
  }

  /** The exit status; what it printed stands in `output`. */
  *run(text: string): Generator<Wait, number, void> {
    this.lines = linesOf(text);
    const unended = text !== "" && !text.endsWith("\n");
    while (this.exit === undefined && this.take()) {
      yield* this.call.process.step();
      this.cycle();
    }
    if (unended && this.next >= this.lines.length) this.output = this.output.replace(/\n$/, "");
    return this.exit ?? 0;
  }

  private take(): boolean {
    const line = this.lines[this.next];
    if (line === undefined) return false;
    this.next += 1;
    this.line += 1;
    this.space = line;
    return true;
  }

  private cycle(): void {
    let outcome: Outcome;
    do {
      this.hasSubstituted = false;
      outcome = this.list(this.commands);
      if (!this.quiet && outcome !== "silent" && outcome !== "restart") this.output += `${this.space}\n`;
      this.output += this.appended.map((text) => `${text}\n`).join("");
      this.appended = [];
    } while (outcome === "restart");
  }

  /** A jump leads out of braces, never into them; to no label, to the end of the cycle. */
  private list(commands: readonly SedCommand[]): Outcome {
    for (let at = 0; at < commands.length; at++) {
      const command = commands[at];
      if (command === undefined || !this.selects(command)) continue;
      this.done += 1;
      if (this.done > MOST_COMMANDS) {
        this.exit = 1;
        return "end";
      }
      const outcome = command.body === undefined ? this.carryOut(command) : this.list(command.body);
      if (outcome === "next") continue;
      if (typeof outcome !== "object") return outcome;
      if (outcome.label === "") return "end";
      const target = commands.findIndex((each) => each.name === ":" && each.text === outcome.label);
      if (target < 0) return outcome;
      at = target;
    }
    return "next";
  }

  private selects(command: SedCommand): boolean {
    const place = { line: this.line, isLast: this.next >= this.lines.length, space: this.space };
    const { from, to } = command;
    if (from === undefined) return !command.negated;
    const selected =
      to === undefined ? matchesAddress(from, place) : this.addresses.inRange(command, from, to, place);
    return selected !== command.negated;
  }

  private carryOut(command: SedCommand): Outcome {
    const { name, text = "", substitution, translation } = command;
    switch (name) {
      case "s":
        if (substitution !== undefined) this.substitute(substitution);
        return "next";
      case "y":
        this.space = [...this.space].map((character) => translation?.get(character) ?? character).join("");
        return "next";
      case "a":
        this.appended.push(text);
        return "next";
      case "r":
        if (this.call.process.files.exists(text))
          this.appended.push(this.call.process.files.read(text).replace(/\n$/, ""));
        return "next";
      case "w":
        this.call.process.files.append(text, `${this.space}\n`);
        return "next";
      case "b":
        return { label: text };
      case "t":
      case "T": {
        const jumps = this.hasSubstituted === (name === "t");
        this.hasSubstituted = false;
        return jumps ? { label: text } : "next";
      }
      case "q":
      case "Q":
        this.exit = Number(text || 0);
        return name === "q" ? "end" : "silent";
      default:
        return this.print(name, text) ?? this.moveSpace(name);
    }
  }

  private print(name: string, text: string): Outcome | undefined {
    const shown: Readonly<Record<string, string>> = {
      p: this.space,
      P: this.space.split("\n")[0] ?? "",
      "=": String(this.line),
      i: text,
      c: text,
    };
    if (!Object.hasOwn(shown, name)) return undefined;
    this.output += `${shown[name]}\n`;
    return name === "c" ? "silent" : "next";
  }

  private moveSpace(name: string): Outcome {
    switch (name) {
      case "d":
        return "silent";
      case "D": {
        const rest = this.space.indexOf("\n");
        if (rest < 0) return "silent";
        this.space = this.space.slice(rest + 1);
        return "restart";
      }
      case "n":
        if (this.next >= this.lines.length) return "end";
        if (!this.quiet) this.output += `${this.space}\n`;
        this.take();
        return "next";
      case "N": {
        const before = this.space;
        if (!this.take()) return "end";
        this.space = `${before}\n${this.space}`;
        return "next";
      }
      case "h":
        this.hold = this.space;
        return "next";
      case "H":
        this.hold += `\n${this.space}`;
        return "next";
      case "g":
        this.space = this.hold;
        return "next";
      case "G":
        this.space += `\n${this.hold}`;
        return "next";
      case "x":
        [this.space, this.hold] = [this.hold, this.space];
        return "next";
      case "z":
        this.space = "";
        return "next";
      default:
        return "next";
    }
  }

  private substitute(substitution: Substitution): void {
    const result = substituted(this.space, substitution);
    if (result === undefined) return;
    this.space = result;
    this.hasSubstituted = true;
    if (substitution.prints) this.output += `${this.space}\n`;
    if (substitution.file !== undefined) this.call.process.files.append(substitution.file, `${this.space}\n`);
  }
}
