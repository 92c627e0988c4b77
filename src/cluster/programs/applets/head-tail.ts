/** `head` and `tail`. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { cannotOpen, cannotOpenForReading, type OpenFailure, readInput, readInputs } from "./input.ts";
import { readOptions } from "./options.ts";

const headUsage = "[OPTIONS] [FILE]...\n\nPrint first 10 lines of FILEs (or stdin).\n";
const tailUsage = "[OPTIONS] [FILE]...\n\nPrint last 10 lines of FILEs (or stdin).\n";

/** `-5` is `-n 5`; a word behind `-n` or `-c` is its value. */
const withCount = (args: readonly string[]): readonly string[] =>
  args.map((arg, at) => {
    if (/^-[fqv]*[nc]$/.test(args[at - 1] ?? "")) return arg;
    return arg.replace(/^[-](\d+)(f?)$/, "-$2n$1").replace(/^\+(\d+)$/, "-n+$1");
  });

/** `3`, `-3`, `+3`, `2k`. */
function countOf(text: string): { sign: string; count: number } | undefined {
  const found = /^([-+]?)(\d+)([kKmMb]?)$/.exec(text);
  if (found === null) return undefined;
  const unit = { "": 1, k: 1024, K: 1024, m: 1024 ** 2, M: 1024 ** 2, b: 512 }[found[3] ?? ""] ?? 1;
  return { sign: found[1] ?? "", count: Number(found[2]) * unit };
}

function* badNumber(call: AppletCall, text: string): Generator<Wait, number, void> {
  yield* complain(call, isGnu(call) ? `invalid number of lines: '${text}'` : `invalid number '${text}'`);
  return 1;
}

/** Pieces that are counted: lines with their newlines, or characters. */
const pieces = (text: string, bytes: boolean): readonly string[] =>
  bytes ? [...text] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);

export const head: Applet = {
  names: ["head"],
  usage: headUsage,
  *run(call) {
    const options = yield* readOptions(
      { ...call, args: withCount(call.args) },
      { letters: "n:c:qv", long: { lines: "n", bytes: "c", quiet: "q" }, usage: headUsage },
    );
    if (typeof options === "number") return options;
    const text = options.value("c") ?? options.value("n") ?? "10";
    const wanted = countOf(text);
    if (wanted === undefined) return yield* badNumber(call, text);
    const { operands } = options;
    const bytes = options.has("c");
    if (operands.length === 0 && wanted.sign !== "-") return yield* firstOfInput(call, wanted.count, bytes);
    const { inputs, status } = yield* readInputs(call, operands, cannotOpenForReading);
    const titled = (operands.length > 1 || options.has("v")) && !options.has("q");
    for (const [index, input] of inputs.entries()) {
      if (titled)
        yield* call.process.print(
          `${index > 0 ? "\n" : ""}==> ${input.path === "-" ? "standard input" : input.path} <==\n`,
        );
      const all = pieces(input.text, bytes);
      yield* call.process.print(
        all.slice(0, wanted.sign === "-" ? Math.max(0, all.length - wanted.count) : wanted.count).join(""),
      );
    }
    return status;
  },
};

/** Ends as soon as it has enough: what still writes to it then gets SIGPIPE. */
function* firstOfInput(
  { process }: AppletCall,
  count: number,
  bytes: boolean,
): Generator<Wait, number, void> {
  if (bytes) {
    for (let left = count; left > 0; ) {
      const text = yield* process.read(0, left);
      if (text === undefined) break;
      left -= text.length;
      yield* process.print(text);
    }
    return 0;
  }
  for (let line = 0; line < count; line++) {
    yield* process.step();
    const text = yield* process.readLine(0);
    if (text === undefined) break;
    yield* process.print(text);
  }
  return 0;
}

export const tail: Applet = {
  names: ["tail"],
  usage: tailUsage,
  *run(call) {
    const options = yield* readOptions(
      { ...call, args: withCount(call.args) },
      { letters: "n:c:fFqvs:", long: { lines: "n", bytes: "c", follow: "f", quiet: "q" }, usage: tailUsage },
    );
    if (typeof options === "number") return options;
    const text = options.value("c") ?? options.value("n") ?? "10";
    const wanted = countOf(text);
    if (wanted === undefined) return yield* badNumber(call, text);
    const { operands } = options;
    const failed: OpenFailure = isGnu(call) ? cannotOpenForReading : cannotOpen;
    const { inputs, status } = yield* readInputs(call, operands, failed);
    if (inputs.length === 0 && !options.has("F")) {
      yield* complain(call, isGnu(call) ? "no files remaining" : "no files");
      return 1;
    }
    const titled = (operands.length > 1 || options.has("v")) && !options.has("q");
    for (const [index, input] of inputs.entries()) {
      if (titled) yield* call.process.print(`${index > 0 ? "\n" : ""}==> ${input.path} <==\n`);
      const all = pieces(input.text, options.has("c"));
      const from =
        wanted.sign === "+" ? Math.max(0, wanted.count - 1) : Math.max(0, all.length - wanted.count);
      yield* call.process.print(all.slice(from).join(""));
    }
    const followed = inputs.at(-1);
    if (!options.has("f") && !options.has("F")) return status;
    return yield* follow(
      call,
      followed?.path ?? operands.at(-1) ?? "-",
      followed?.text ?? "",
      Number(options.value("s") ?? 1) * 1000,
    );
  },
};

/** Looks once a second for more; starts again from the beginning of a file that was cut short. */
function* follow(
  call: AppletCall,
  path: string,
  first: string,
  everyMs: number,
): Generator<Wait, number, void> {
  const { process } = call;
  if (path === "-") return 0;
  let known = first;
  for (;;) {
    yield* process.sleep(everyMs);
    try {
      const text = yield* readInput(process, path);
      if (text.length < known.length)
        yield* complain(call, isGnu(call) ? `${path}: file truncated` : "file truncated");
      yield* process.print(text.length < known.length ? text : text.slice(known.length));
      known = text;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      reasonOf(call, error);
    }
  }
}
