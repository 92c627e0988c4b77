/** `awk`. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, reasonOf } from "./applet.ts";
import { readAwkProgram } from "./awk-parser.ts";
import { AwkJump, AwkRun } from "./awk-run.ts";
import { AwkError, type AwkProgram } from "./awk-syntax.ts";
import { InputText, toNumber } from "./awk-values.ts";
import { unescapeText } from "./escapes.ts";
import { readInput, readScripts } from "./input.ts";
import { readOptions, tellUsage } from "./options.ts";

const usage =
  "[OPTIONS] [AWK_PROGRAM] [FILE]...\n\n\t-v VAR=VAL\tSet variable\n\t-F SEP\t\tUse SEP as field separator\n";

export const awk: Applet = {
  names: ["awk", "gawk", "mawk"],
  usage,
  *run(call) {
    const options = yield* readOptions(call, { letters: "F:v:f:e:", stopAtOperand: true, usage });
    if (typeof options === "number") return options;
    const operands = [...options.operands];
    const parts = [...options.values("e")];
    const scripts = yield* readScripts(call, options.values("f"));
    if (scripts === undefined) return 2;
    parts.push(...scripts);
    if (parts.length === 0) {
      const text = operands.shift();
      if (text === undefined) return yield* tellUsage(call, { usage }, 1);
      parts.push(text);
    }
    let program: AwkProgram;
    try {
      program = readAwkProgram(parts.join("\n"));
    } catch (error) {
      if (!(error instanceof AwkError)) throw error;
      yield* complain(
        call,
        `cmd. line:1: ${error.message === "syntax error" ? "Syntax error" : error.message}`,
      );
      return call.flavour.tools === "gnu" ? 2 : 1;
    }
    const run = new AwkRun(program, call.process);
    const separator = options.value("F");
    if (separator !== undefined)
      run.globals.set("FS", separator === "t" ? "\t" : unescapeText(separator, "format").text);
    for (const text of options.values("v")) assign(run, text);
    return yield* wholeRun(call, run, program, operands);
  },
};

function assign(run: AwkRun, text: string): void {
  const sign = text.indexOf("=");
  run.globals.set(text.slice(0, sign), new InputText(unescapeText(text.slice(sign + 1), "format").text));
}

function* wholeRun(
  call: AppletCall,
  run: AwkRun,
  program: AwkProgram,
  operands: readonly string[],
): Generator<Wait, number, void> {
  let status = 0;
  const guarded = function* (work: Generator<Wait, void, void>): Generator<Wait, boolean, void> {
    try {
      yield* work;
      return true;
    } catch (error) {
      if (!(error instanceof AwkJump)) throw error;
      if (error.kind === "exit" && error.value !== undefined) status = toNumber(error.value);
      yield* run.flush();
      return false;
    }
  };
  try {
    const began = yield* guarded(run.rules("begin"));
    const reads = program.rules.some((rule) => rule.when !== "begin");
    if (began && reads) {
      const failed = { status: 0 };
      yield* guarded(readRecords(call, run, operands, failed));
      if (failed.status !== 0) status = failed.status;
    }
    yield* guarded(run.rules("end"));
    return status & 255;
  } catch (error) {
    if (!(error instanceof AwkError)) throw error;
    yield* run.flush();
    yield* complain(call, `cmd. line:1: ${error.message}`);
    return call.flavour.tools === "gnu" ? 2 : 1;
  }
}

function* readRecords(
  call: AppletCall,
  run: AwkRun,
  operands: readonly string[],
  failed: { status: number },
): Generator<Wait, void, void> {
  const files = operands.filter((operand) => {
    if (!/^[A-Za-z_]\w*=/.test(operand)) return true;
    assign(run, operand);
    return false;
  });
  const one = function* (record: string, path: string): Generator<Wait, void, void> {
    run.globals.set("NR", toNumber(run.globals.get("NR")) + 1);
    run.globals.set("FNR", toNumber(run.globals.get("FNR")) + 1);
    run.globals.set("FILENAME", path === "-" ? "" : path);
    run.setRecord(record);
    yield* run.rules("line");
  };
  for (const path of files.length === 0 ? ["-"] : files) {
    run.globals.set("FNR", 0);
    if (path === "-") {
      for (
        let line = yield* call.process.readLine(0);
        line !== undefined;
        line = yield* call.process.readLine(0)
      )
        yield* one(line.replace(/\n$/, ""), path);
      continue;
    }
    try {
      for (const record of recordsOf(
        yield* readInput(call.process, path),
        String(run.globals.get("RS") ?? "\n"),
      ))
        yield* one(record, path);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code === "EPIPE") throw error;
      yield* complain(call, `${path}: ${reasonOf(call, error)}`);
      failed.status = 2;
    }
  }
}

/** An empty RS means paragraphs. */
function recordsOf(text: string, separator: string): readonly string[] {
  const records = separator === "" ? text.split(/\n\n+/) : text.split(separator);
  return records.at(-1)?.trim() === "" ? records.slice(0, -1) : records;
}
