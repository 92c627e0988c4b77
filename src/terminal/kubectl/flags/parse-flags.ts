/** Reads a command line as pflag does: long and short flags anywhere, `--` ends them. */
import { fail } from "../failure.ts";
import { parseDurationMs } from "./duration.ts";
import type { Flag } from "./flag.ts";
import { type FlagValues, flagValues } from "./flag-values.ts";

export interface CommandLine {
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** How many of the arguments stood before `--`; `undefined` where there was none. */
  readonly dashAt?: number;
}

/** The text of `strconv` for a value of the wrong form; `undefined` where the value fits. */
function valueProblem(flag: Flag, value: string): string | undefined {
  const quoted = JSON.stringify(value);
  if (flag.type === "number" && !/^[-+]?\d+$/.test(value)) {
    return `strconv.ParseInt: parsing ${quoted}: invalid syntax`;
  }
  if (flag.type === "switch" && !/^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value)) {
    return `strconv.ParseBool: parsing ${quoted}: invalid syntax`;
  }
  if (flag.type === "duration" && parseDurationMs(value) === undefined) {
    if (/^[-+]?\d+(\.\d+)?$/.test(value)) return `time: missing unit in duration ${quoted}`;
    return `time: invalid duration ${quoted}`;
  }
  return undefined;
}

/** `--replicas`, `-o, --output`: how pflag names a flag whose value is wrong. */
const shownName = (flag: Flag) => (flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`);

const bareValue = (flag: Flag) => flag.whenBare ?? (flag.type === "switch" ? "true" : undefined);

/** Throws what kubectl says of a wrong flag, with the hint that names the verb (`path`: `kubectl get`). */
export function parseFlags(path: string, flags: readonly Flag[], words: readonly string[]): CommandLine {
  const raw = new Map<string, string[]>();
  const args: string[] = [];
  const refuse = (message: string) => fail(`${message}\nSee '${path} --help' for usage.`);
  const set = (flag: Flag, value: string) => {
    const problem = valueProblem(flag, value);
    if (problem)
      refuse(`invalid argument ${JSON.stringify(value)} for "${shownName(flag)}" flag: ${problem}`);
    raw.set(flag.name, [...(raw.get(flag.name) ?? []), value]);
  };
  let at = 0;
  const next = () => words[at++];

  const long = (word: string) => {
    const sign = word.indexOf("=");
    const name = sign < 0 ? word.slice(2) : word.slice(2, sign);
    if (name === "" || name.startsWith("-")) refuse(`bad flag syntax: ${word}`);
    const flag = flags.find((candidate) => candidate.name === name) ?? refuse(`unknown flag: --${name}`);
    const value = sign < 0 ? (bareValue(flag) ?? next()) : word.slice(sign + 1);
    set(flag, value ?? refuse(`flag needs an argument: --${name}`));
  };

  const short = (word: string) => {
    for (let letters = word.slice(1); letters !== ""; ) {
      const letter = letters[0]!;
      const found = flags.find((candidate) => candidate.short === letter);
      const flag = found ?? refuse(`unknown shorthand flag: '${letter}' in -${letters}`);
      const rest = letters.slice(1);
      if (rest.startsWith("=")) return set(flag, rest.slice(1));
      const bare = bareValue(flag);
      if (bare === undefined) {
        const missing = `flag needs an argument: '${letter}' in -${letters}`;
        return set(flag, rest === "" ? (next() ?? refuse(missing)) : rest);
      }
      set(flag, bare);
      letters = rest;
    }
  };

  while (at < words.length) {
    const word = next()!;
    if (word === "--") {
      const dashAt = args.length;
      return { flags: flagValues(flags, raw), args: [...args, ...words.slice(at)], dashAt };
    }
    if (word.startsWith("--")) long(word);
    else if (word.startsWith("-") && word !== "-") short(word);
    else args.push(word);
  }
  return { flags: flagValues(flags, raw), args };
}
