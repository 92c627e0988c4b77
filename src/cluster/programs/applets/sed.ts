/** `sed`: edits lines by a script. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { linesOf, readInput } from "./input.ts";
import { readOptions, tellUsage } from "./options.ts";
import { type Address, readSedScript, type SedCommand, SedError, type Substitution } from "./sed-script.ts";

const usage = "[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...\n";

export const sed: Applet = {
  names: ["sed"],
  usage,
  *run(call) {
    const { process } = call;
    const suffix = call.args
      .map((arg) => /^-i(.+)$/.exec(arg)?.[1])
      .find((each) => each !== undefined && !/^[nrEs]/.test(each));
    const args = call.args.map((arg) => (/^-i./.test(arg) && suffix !== undefined ? "-i" : arg));
    const options = yield* readOptions(
      { ...call, args },
      {
        letters: "inrEsze:f:u",
        long: {
          quiet: "n",
          silent: "n",
          "in-place": "i",
          expression: "e",
          "regexp-extended": "E",
          file: "f",
        },
        usage,
      },
    );
    if (typeof options === "number") return options;
    const operands = [...options.operands];
    const parts = [...options.values("e")];
    for (const file of options.values("f")) parts.push(yield* readInput(process, file));
    if (parts.length === 0) {
      const script = operands.shift();
      if (script === undefined) return yield* tellUsage(call, { usage }, 1);
      parts.push(script);
    }
    let commands: readonly SedCommand[];
    try {
      commands = readSedScript(parts.join("\n"), options.has("r") || options.has("E"));
    } catch (error) {
      if (!(error instanceof SedError)) throw error;
      yield* complain(
        call,
        isGnu(call) ? `-e expression #1, char ${parts.join("\n").length}: ${error.message}` : error.message,
      );
      return 1;
    }
    const quiet = options.has("n") || /^#n\n/.test(parts[0] ?? "");
    if (!options.has("i")) {
      const texts = yield* readAll(call, operands);
      const edit = new Edit(call, commands, quiet);
      const status = yield* edit.run(texts.text);
      yield* process.print(edit.output);
      return status === 0 ? texts.status : status;
    }
    return yield* inPlace(call, commands, quiet, operands, suffix);
  },
};

function* readAll(
  call: AppletCall,
  paths: readonly string[],
): Generator<Wait, { text: string; status: number }, void> {
  let text = "";
  let status = 0;
  for (const path of paths.length === 0 ? ["-"] : paths) {
    try {
      if (text !== "" && !text.endsWith("\n")) text += "\n";
      text += yield* readInput(call.process, path);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(
        call,
        isGnu(call) ? `can't read ${path}: ${reasonOf(call, error)}` : `${path}: ${reasonOf(call, error)}`,
      );
      status = isGnu(call) ? 2 : 1;
    }
  }
  return { text, status };
}

/** Writes each file anew under its name: another file, as a link or a mounted file notices. */
function* inPlace(
  call: AppletCall,
  commands: readonly SedCommand[],
  quiet: boolean,
  paths: readonly string[],
  suffix: string | undefined,
): Generator<Wait, number, void> {
  const { files } = call.process;
  let status = 0;
  for (const path of paths) {
    try {
      const text = files.read(path);
      const { mode } = files.stat(path);
      const edit = new Edit(call, commands, quiet);
      yield* edit.run(text);
      if (suffix !== undefined) files.write(`${path}${suffix}`, text, mode);
      const beside = `${path}.sed-new`;
      files.write(beside, edit.output, mode);
      try {
        files.rename(beside, path);
      } catch (error) {
        files.unlink(beside);
        throw error;
      }
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      const reason = reasonOf(call, error);
      yield* complain(
        call,
        isGnu(call) && error.code === "ENOENT"
          ? `can't read ${path}: ${reason}`
          : error.code === "EBUSY"
            ? `cannot rename ${path}: ${reason}`
            : `${path}: ${reason}`,
      );
      status = 4;
    }
  }
  return status === 4 && !isGnu(call) ? 1 : status;
}

/** How many commands one run may carry out: a script can jump in a circle. */
const MOST_COMMANDS = 2_000_000;

class Edit {
  output = "";
  private space = "";
  private hold = "";
  private line = 0;
  private next = 0;
  private lines: readonly string[] = [];
  private appended: string[] = [];
  private substituted = false;
  private deleted = false;
  private exit: number | undefined;
  private done = 0;
  private readonly active = new Map<SedCommand, number>();
  private readonly call: AppletCall;
  private readonly commands: readonly SedCommand[];
  private readonly quiet: boolean;

  constructor(call: AppletCall, commands: readonly SedCommand[], quiet: boolean) {
    this.call = call;
    this.commands = commands;
    this.quiet = quiet;
  }

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
    for (let again = true; again; ) {
      again = false;
      this.deleted = false;
      this.substituted = false;
      const outcome = this.list(this.commands);
      if (!this.deleted && !this.quiet && outcome !== "silent") this.output += `${this.space}\n`;
      this.output += this.appended.map((text) => `${text}\n`).join("");
      this.appended = [];
      again = outcome === "restart" && this.exit === undefined;
    }
  }

  /** Jumps are found by label over the whole list: `b` out of braces works, into them does not. */
  private list(commands: readonly SedCommand[]): "end" | "restart" | "silent" | { label: string } {
    for (let at = 0; at < commands.length; at++) {
      const command = commands[at];
      if (command === undefined) break;
      this.done += 1;
      if (this.done > MOST_COMMANDS) {
        this.exit = 1;
        return "end";
      }
      if (!this.selects(command)) continue;
      const outcome = command.body === undefined ? this.carryOut(command) : this.list(command.body);
      if (outcome === undefined || outcome === "next") continue;
      if (
        outcome === "end" &&
        command.body !== undefined &&
        !this.deleted &&
        this.exit === undefined &&
        !this.ended
      )
        continue;
      if (typeof outcome !== "object") return outcome;
      const target = commands.findIndex((each) => each.name === ":" && each.text === outcome.label);
      if (outcome.label === "") {
        this.ended = true;
        return "end";
      }
      if (target < 0) return outcome;
      at = target;
    }
    return "end";
  }

  /** Whether a `b` without label has ended this cycle. */
  private get ended(): boolean {
    return this.endedLine === this.line;
  }

  private set ended(value: boolean) {
    this.endedLine = value ? this.line : -1;
  }

  private endedLine = -1;

  private selects(command: SedCommand): boolean {
    return this.addressed(command) !== command.negated;
  }

  private addressed(command: SedCommand): boolean {
    const { from, to } = command;
    if (from === undefined) return true;
    if (to === undefined) return this.matches(from);
    const until = this.active.get(command);
    if (until !== undefined) {
      if (to.type === "match" ? this.matches(to) : this.line >= until) this.active.delete(command);
      return to.type === "match" || this.line <= until;
    }
    if (!this.matches(from)) return false;
    const end =
      to.type === "line" ? to.line : to.type === "more" ? this.line + to.count : Number.POSITIVE_INFINITY;
    if (end > this.line && !(to.type === "last" && this.next >= this.lines.length))
      this.active.set(command, end);
    return true;
  }

  private matches(address: Address): boolean {
    switch (address.type) {
      case "line":
        return this.line === address.line;
      case "last":
        return this.next >= this.lines.length;
      case "step":
        return address.step === 0
          ? this.line === address.first
          : this.line >= address.first && (this.line - address.first) % address.step === 0;
      case "match":
        address.regex.lastIndex = 0;
        return address.regex.test(this.space);
      default:
        return false;
    }
  }

  private carryOut({
    name,
    text = "",
    substitution,
    translation,
  }: SedCommand): "next" | "end" | "restart" | "silent" | { label: string } {
    switch (name) {
      case "s":
        if (substitution !== undefined) this.substitute(substitution);
        return "next";
      case "y":
        this.space = [...this.space].map((character) => translation?.get(character) ?? character).join("");
        return "next";
      case "p":
        this.output += `${this.space}\n`;
        return "next";
      case "P":
        this.output += `${this.space.split("\n")[0]}\n`;
        return "next";
      case "=":
        this.output += `${this.line}\n`;
        return "next";
      case "i":
        this.output += `${text}\n`;
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
        const jumps = this.substituted === (name === "t");
        this.substituted = false;
        return jumps ? { label: text } : "next";
      }
      default:
        return this.changeSpace(name, text);
    }
  }

  private changeSpace(name: string, text: string): "next" | "end" | "restart" | "silent" {
    switch (name) {
      case "d":
        this.deleted = true;
        return "silent";
      case "c":
        this.output += `${text}\n`;
        this.deleted = true;
        return "silent";
      case "D": {
        const rest = this.space.indexOf("\n");
        this.deleted = true;
        if (rest < 0) return "silent";
        this.space = this.space.slice(rest + 1);
        return "restart";
      }
      case "q":
      case "Q":
        this.exit = Number(text || 0);
        if (name === "Q") this.deleted = true;
        return "end";
      case "n":
        if (!this.quiet) this.output += `${this.space}\n`;
        if (this.take()) return "next";
        this.deleted = true;
        return "end";
      case "N": {
        const before = this.space;
        if (this.take()) this.space = `${before}\n${this.space}`;
        else return "end";
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

  private substitute({ regex, replacement, all, nth, prints, file }: Substitution): void {
    let count = 0;
    let changed = false;
    regex.lastIndex = 0;
    this.space = this.space.replace(regex, (...found: unknown[]) => {
      count += 1;
      const match = String(found[0]);
      if (count < nth || (count > nth && !all)) return match;
      changed = true;
      return expanded(replacement, found as readonly (string | undefined)[]);
    });
    if (!changed) return;
    this.substituted = true;
    if (prints) this.output += `${this.space}\n`;
    if (file !== undefined) this.call.process.files.append(file, `${this.space}\n`);
  }
}

/** `&`, `\1`, `\n`, and the case changes of GNU sed. */
function expanded(replacement: string, found: readonly (string | undefined)[]): string {
  let turn: "U" | "L" | undefined;
  let once: "u" | "l" | undefined;
  const put = (text: string): string => {
    let result = turn === "U" ? text.toUpperCase() : turn === "L" ? text.toLowerCase() : text;
    if (once !== undefined && result !== "") {
      const first = result.charAt(0);
      result = (once === "u" ? first.toUpperCase() : first.toLowerCase()) + result.slice(1);
      once = undefined;
    }
    return result;
  };
  return replacement.replace(/\\([^])|&|[^\\&]+/g, (piece: string, escaped: string | undefined) => {
    if (piece === "&") return put(found[0] ?? "");
    if (escaped === undefined) return put(piece);
    if (/\d/.test(escaped))
      return put(typeof found[Number(escaped)] === "string" ? (found[Number(escaped)] ?? "") : "");
    if (escaped === "U" || escaped === "L") turn = escaped;
    else if (escaped === "E") turn = undefined;
    else if (escaped === "u" || escaped === "l") once = escaped;
    else return put(escaped === "n" ? "\n" : escaped === "t" ? "\t" : escaped);
    return "";
  });
}
