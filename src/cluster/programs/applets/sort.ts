/** `sort` and `uniq`. */
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, complain, isGnu, reasonOf } from "./applet.ts";
import { linesOf, readInputs } from "./input.ts";
import { type Options, readOptions } from "./options.ts";

const sortUsage =
  "[-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...\n\nSort lines of text\n";

interface Key {
  /** Fields from 1; `to` inclusive. */
  readonly from: number;
  readonly fromCharacter: number;
  readonly to: number | undefined;
  readonly toCharacter: number | undefined;
  readonly flags: string;
}

function keyOf(text: string): Key | undefined {
  const found = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (found === null) return undefined;
  const [, from = "1", fromCharacter = "1", flags = "", to, toCharacter, more = ""] = found;
  return {
    from: Number(from),
    fromCharacter: Number(fromCharacter),
    to: to === undefined ? undefined : Number(to),
    toCharacter: toCharacter === undefined ? undefined : Number(toCharacter),
    flags: flags + more,
  };
}

/** The part of a line that a key looks at. */
function part(line: string, key: Key, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/\s*[^\s]+/g) ?? []) : line.split(separator);
  const joiner = separator ?? "";
  const kept = fields.slice(key.from - 1, key.to).map((field, index, all) => {
    const isLast = key.to !== undefined && index === all.length - 1 && key.from - 1 + index === key.to - 1;
    return isLast && key.toCharacter !== undefined ? field.slice(0, key.toCharacter) : field;
  });
  return kept.join(joiner).slice(key.fromCharacter - 1);
}

const suffixes: Readonly<Record<string, number>> = { "": 0, k: 1, K: 1, M: 2, G: 3, T: 4, P: 5 };
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

function compareBy(flags: string, one: string, other: string): number {
  if (flags.includes("h")) return human(one) - human(other);
  if (/[ng]/.test(flags)) return (Number.parseFloat(one) || 0) - (Number.parseFloat(other) || 0);
  if (flags.includes("M"))
    return (
      months.indexOf(one.trim().slice(0, 3).toUpperCase()) -
      months.indexOf(other.trim().slice(0, 3).toUpperCase())
    );
  if (flags.includes("V")) return versionOrder(one, other);
  const shape = (text: string) => {
    const trimmed = flags.includes("b") ? text.trimStart() : text;
    const kept = flags.includes("d") ? trimmed.replace(/[^A-Za-z0-9\s]/g, "") : trimmed;
    return flags.includes("f") ? kept.toUpperCase() : kept;
  };
  const [left, right] = [shape(one), shape(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const human = (text: string): number => {
  const found = /^\s*(-?[\d.]+)([kKMGTP]?)/.exec(text);
  return found === null ? 0 : Number(found[1]) * 1024 ** (suffixes[found[2] ?? ""] ?? 0);
};

function versionOrder(one: string, other: string): number {
  const left = one.match(/\d+|\D+/g) ?? [];
  const right = other.match(/\d+|\D+/g) ?? [];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [a = "", b = ""] = [left[at], right[at]];
    if (a === b) continue;
    return /^\d/.test(a) && /^\d/.test(b) ? Number(a) - Number(b) : a < b ? -1 : 1;
  }
  return 0;
}

function comparison(options: Options): (one: string, other: string) => number {
  const flags = ["n", "g", "h", "M", "f", "b", "d", "V"].filter((letter) => options.has(letter)).join("");
  const keys = options.values("k").flatMap((text) => keyOf(text) ?? []);
  const separator = options.value("t");
  const direction = (key: string) => (key.includes("r") ? -1 : 1);
  return (one, other) => {
    for (const key of keys) {
      const own = key.flags === "" ? flags : key.flags;
      const order = compareBy(own, part(one, key, separator), part(other, key, separator));
      if (order !== 0)
        return order * (key.flags === "" ? direction(options.has("r") ? "r" : "") : direction(key.flags));
    }
    const whole = keys.length === 0 ? compareBy(flags, one, other) : 0;
    const tie = whole === 0 && !options.has("s") && !options.has("u") ? compareBy("", one, other) : whole;
    return tie * (options.has("r") ? -1 : 1);
  };
}

export const sort: Applet = {
  names: ["sort"],
  usage: sortUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "nrughMcszbdfiVCo:k:t:T:S:m",
      long: {
        "numeric-sort": "n",
        reverse: "r",
        unique: "u",
        key: "k",
        "field-separator": "t",
        output: "o",
        "human-numeric-sort": "h",
        "version-sort": "V",
      },
      usage: sortUsage,
      failure: 2,
    });
    if (typeof options === "number") return options;
    const bad = options.values("k").find((text) => keyOf(text) === undefined);
    if (bad !== undefined) {
      yield* complain(
        call,
        isGnu(call) ? `invalid number at field start: invalid count at start of '${bad}'` : "bad -k",
      );
      return 2;
    }
    const { inputs, status } = yield* readInputs(call, options.operands, (_, path, reason) =>
      isGnu(call) ? `cannot read: ${path}: ${reason}` : `${path}: ${reason}`,
    );
    if (status !== 0) return 2;
    const lines = inputs.flatMap((input) => linesOf(input.text));
    const compare = comparison(options);
    if (options.has("c") || options.has("C")) {
      const wrong = lines.findIndex((line, at) => at > 0 && compare(lines[at - 1] ?? "", line) > 0);
      if (wrong >= 0 && options.has("c"))
        yield* complain(
          call,
          isGnu(call) ? `${inputs[0]?.path}:${wrong + 1}: disorder: ${lines[wrong]}` : "Check line number",
        );
      return wrong >= 0 ? 1 : 0;
    }
    const sorted = [...lines].sort(compare);
    const kept = options.has("u")
      ? sorted.filter((line, at) => at === 0 || compare(sorted[at - 1] ?? "", line) !== 0)
      : sorted;
    const text = kept.map((line) => `${line}\n`).join("");
    const target = options.value("o");
    if (target === undefined) {
      yield* call.process.print(text);
      return 0;
    }
    try {
      call.process.files.write(target, text);
      return 0;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(
        call,
        isGnu(call)
          ? `open failed: ${target}: ${reasonOf(call, error)}`
          : `${target}: ${reasonOf(call, error)}`,
      );
      return 2;
    }
  },
};

const uniqUsage = "[-cduiz] [-f,s,w N] [FILE [OUTFILE]]\n\nDiscard duplicate lines\n";

export const uniq: Applet = {
  names: ["uniq"],
  usage: uniqUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "cduizf:s:w:",
      long: { count: "c", repeated: "d", unique: "u", "ignore-case": "i" },
      usage: uniqUsage,
    });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands.slice(0, 1));
    const compared = (line: string): string => {
      const skipped = Number(options.value("f") ?? 0);
      const fields = skipped > 0 ? line.replace(new RegExp(`^(?:\\s*\\S+){0,${skipped}}`), "") : line;
      const text = fields
        .slice(Number(options.value("s") ?? 0))
        .slice(0, options.has("w") ? Number(options.value("w")) : undefined);
      return options.has("i") ? text.toLowerCase() : text;
    };
    const groups: { line: string; count: number }[] = [];
    for (const line of inputs.flatMap((input) => linesOf(input.text))) {
      const last = groups.at(-1);
      if (last !== undefined && compared(last.line) === compared(line)) last.count += 1;
      else groups.push({ line, count: 1 });
    }
    const wanted = groups.filter(
      ({ count }) => (!options.has("d") || count > 1) && (!options.has("u") || count === 1),
    );
    const text = wanted
      .map(({ line, count }) => `${options.has("c") ? `${String(count).padStart(7)} ` : ""}${line}\n`)
      .join("");
    yield* call.process.print(text);
    return status;
  },
};
