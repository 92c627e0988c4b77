/**
 * Reads the options of a small program, as getopt does: letters may be joined, and may stand after operands.
 */
import type { Wait } from "../../processes/process.ts";
import { type AppletCall, complain, isGnu } from "./applet.ts";

export interface Options {
  has(letter: string): boolean;
  /** The last value that was given. */
  value(letter: string): string | undefined;
  values(letter: string): readonly string[];
  readonly operands: readonly string[];
}

export interface OptionRules {
  /** The letters; a colon after one that takes a value. */
  readonly letters: string;
  /** Long names and the letter each stands for. */
  readonly long?: Readonly<Record<string, string>>;
  /** Operands end the options: what follows belongs to another command. */
  readonly stopAtOperand?: boolean;
  /** What stands after `Usage: NAME `. */
  readonly usage?: string;
  /** The status of a wrong option; 1 unless given. */
  readonly failure?: number;
}

class Reading implements Options {
  readonly operands: string[] = [];
  readonly given = new Map<string, string[]>();

  has(letter: string): boolean {
    return this.given.has(letter);
  }

  value(letter: string): string | undefined {
    return this.given.get(letter)?.at(-1);
  }

  values(letter: string): readonly string[] {
    return this.given.get(letter) ?? [];
  }

  add(letter: string, value: string): void {
    this.given.set(letter, [...(this.given.get(letter) ?? []), value]);
  }
}

/** The options, or the status to end with: what was wrong has been said. */
export function* readOptions(call: AppletCall, rules: OptionRules): Generator<Wait, Options | number, void> {
  const reading = new Reading();
  const rest = [...call.args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--") {
      reading.operands.push(...rest);
      break;
    }
    let problem: string | undefined;
    if (arg === "--help") return yield* tellUsage(call, rules, 0);
    if (arg.startsWith("--")) problem = readLong(reading, rules, arg, rest);
    else if (/^-./.test(arg)) problem = readShort(reading, rules, arg, rest);
    else {
      reading.operands.push(arg);
      if (rules.stopAtOperand) {
        reading.operands.push(...rest);
        break;
      }
    }
    if (problem !== undefined) {
      yield* complain(call, problem);
      return yield* tellUsage(call, rules, rules.failure ?? 1);
    }
  }
  return reading;
}

function readShort(
  reading: Reading,
  { letters }: OptionRules,
  arg: string,
  rest: string[],
): string | undefined {
  for (let at = 1; at < arg.length; at++) {
    const letter = arg[at] ?? "";
    const place = letter === ":" ? -1 : letters.indexOf(letter);
    if (place < 0) return `invalid option -- '${letter}'`;
    if (letters[place + 1] !== ":") {
      reading.add(letter, "");
      continue;
    }
    const value = at + 1 < arg.length ? arg.slice(at + 1) : rest.shift();
    if (value === undefined) return `option requires an argument -- '${letter}'`;
    reading.add(letter, value);
    return undefined;
  }
  return undefined;
}

function readLong(
  reading: Reading,
  { letters, long }: OptionRules,
  arg: string,
  rest: string[],
): string | undefined {
  const [name = "", ...values] = arg.slice(2).split("=");
  const names = Object.keys(long ?? {}).filter((each) => each === name || each.startsWith(name));
  const letter = long?.[name] ?? (names.length === 1 ? long?.[names[0] ?? ""] : undefined);
  if (letter === undefined) return `unrecognized option '${arg}'`;
  const takesValue = letters[letters.indexOf(letter) + 1] === ":";
  if (!takesValue) reading.add(letter, "");
  else {
    const value = values.length > 0 ? values.join("=") : rest.shift();
    if (value === undefined) return `option '--${name}' requires an argument`;
    reading.add(letter, value);
  }
  return undefined;
}

/** How the program is called, in the form of its kind. */
export function* tellUsage(
  call: AppletCall,
  { usage = "" }: Pick<OptionRules, "usage">,
  status: number,
): Generator<Wait, number, void> {
  if (isGnu(call)) {
    if (status === 0) yield* call.process.print(`Usage: ${call.name} ${usage}\n`);
    else yield* call.process.complain(`Try '${call.name} --help' for more information.\n`);
  } else {
    yield* call.process.complain(
      `BusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.\n\nUsage: ${call.name} ${usage}\n`,
    );
  }
  return status;
}

/** A GNU tool without its operand. */
export function* missingOperand(
  call: AppletCall,
  usage: string,
  what = "missing operand",
): Generator<Wait, number, void> {
  if (isGnu(call)) yield* complain(call, what);
  return yield* tellUsage(call, { usage }, 1);
}
