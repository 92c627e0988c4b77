/** Programs that run other programs: `xargs`, `timeout`, `nohup`, `time`, `watch`, `setsid`, `nice`. */
import type { Process, Wait } from "../../processes/process.ts";
import { type SignalName, signalNamed, signalNumbers } from "../../processes/signals.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { durationMs } from "./duration.ts";
import { readOptions, tellUsage } from "./options.ts";

/** Runs a program to its end: its exit status as a shell sees it. */
export function* runProgram(
  call: AppletCall,
  args: readonly string[],
  session: "own" | "inherited" = "inherited",
): Generator<Wait, number, void> {
  try {
    return yield* statusOf(call.process, call.process.spawn({ args, session }));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return yield* cannotRun(call, args[0] ?? "", error);
  }
}

function* cannotRun(call: AppletCall, name: string, error: SystemError): Generator<Wait, number, void> {
  const reason = reasonOf(call, error);
  yield* complain(
    call,
    isGnu(call) ? `failed to run command '${name}': ${reason}` : `can't execute '${name}': ${reason}`,
  );
  return error.code === "ENOENT" ? 127 : 126;
}

function* statusOf(process: Process, pid: number): Generator<Wait, number, void> {
  for (;;) {
    const ended = yield* process.waitFor(pid);
    if (ended !== undefined)
      return ended.signal === undefined ? ended.code : 128 + signalNumbers[ended.signal];
    if (!process.children().includes(pid)) return 127;
  }
}

const xargsUsage = "[OPTIONS] [PROG ARGS]\n\nRun PROG on every item given by stdin\n";

export const xargs: Applet = {
  names: ["xargs"],
  usage: xargsUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "0rtpn:I:L:P:s:d:a:",
      long: { null: "0", "no-run-if-empty": "r", "max-args": "n" },
      stopAtOperand: true,
      usage: xargsUsage,
    });
    if (typeof options === "number") return options;
    const command = options.operands.length === 0 ? ["echo"] : options.operands;
    const text = yield* call.process.readAll(0);
    const place = options.value("I");
    const items = itemsOf(
      text,
      options.has("0"),
      options.value("d"),
      place !== undefined || options.has("L"),
    );
    const size =
      place !== undefined ? 1 : Number(options.value("n") ?? options.value("L") ?? Math.max(1, items.length));
    let status = 0;
    if (items.length === 0 && (options.has("r") || place !== undefined)) return 0;
    for (let at = 0; at === 0 || at < items.length; at += size) {
      const batch = items.slice(at, at + size);
      const args =
        place === undefined
          ? [...command, ...batch]
          : command.map((word) => word.replaceAll(place, batch[0] ?? ""));
      if (options.has("t")) yield* call.process.complain(`${args.join(" ")}\n`);
      const ended = yield* runProgram(call, args);
      if (ended === 127 || ended === 126) return ended;
      if (ended === 255) return 124;
      if (ended !== 0) status = 123;
    }
    return status;
  },
};

/** Words, with quotes and backslashes; or whole lines. */
function itemsOf(
  text: string,
  nulls: boolean,
  delimiter: string | undefined,
  lines: boolean,
): readonly string[] {
  if (nulls) return text.split("\0").filter((item) => item !== "");
  if (delimiter !== undefined) return text.replace(/\n$/, "").split(delimiter === "\\n" ? "\n" : delimiter);
  if (lines)
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const words = text.match(/(?:[^\s'"\\]|\\[\s\S]|'[^'\n]*'|"[^"\n]*")+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /'([^'\n]*)'|"([^"\n]*)"|\\([\s\S])/g,
      (_, single, double, escaped) => single ?? double ?? escaped ?? "",
    ),
  );
}

const timeoutUsage =
  "[-s SIG] [-k KILL_SECS] SECS PROG ARGS\n\nRun PROG. Send SIG to it if it is not gone in SECS seconds\n";

export const timeout: Applet = {
  names: ["timeout"],
  usage: timeoutUsage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "s:k:vft:",
      long: { signal: "s", "kill-after": "k", foreground: "f" },
      stopAtOperand: true,
      usage: timeoutUsage,
    });
    if (typeof options === "number") return options;
    const [time = "", ...args] = options.operands;
    const ms = durationMs(time);
    const signal = signalNamed(options.value("s") ?? "TERM");
    if (ms === undefined || signal === undefined || args.length === 0) {
      if (ms === undefined && time !== "")
        yield* complain(call, isGnu(call) ? `invalid time interval '${time}'` : `invalid number '${time}'`);
      return yield* tellUsage(call, { usage: timeoutUsage }, isGnu(call) ? 125 : 1);
    }
    let pid: number;
    try {
      pid = process.spawn({ args });
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      return yield* cannotRun(call, args[0] ?? "", error);
    }
    const late = { came: false };
    const killMs = durationMs(options.value("k") ?? "");
    const timer = process.spawn({
      args: ["timeout"],
      program: (timing) => watchTime(timing, pid, { ms, signal, killMs, late }),
      descriptors: new Map(),
    });
    const status = yield* statusOf(process, pid);
    process.kill(timer, "KILL");
    return late.came && isGnu(call) ? 124 : status;
  },
};

interface Deadline {
  readonly ms: number;
  readonly signal: SignalName;
  readonly killMs: number | undefined;
  readonly late: { came: boolean };
}

function* watchTime(
  process: Process,
  pid: number,
  { ms, signal, killMs, late }: Deadline,
): Generator<Wait, number, void> {
  yield* process.sleep(ms);
  late.came = process.kill(pid, signal);
  if (killMs !== undefined) {
    yield* process.sleep(killMs);
    process.kill(pid, "KILL");
  }
  return 0;
}

export const nohup: Applet = {
  names: ["nohup", "setsid", "nice", "ionice", "chroot", "stdbuf"],
  *run(call) {
    const { process, calledAs } = call;
    const options = yield* readOptions(call, {
      letters: "n:c:o:e:i:",
      stopAtOperand: true,
      usage: "PROG ARGS\n",
    });
    if (typeof options === "number") return options;
    const args = calledAs === "chroot" ? options.operands.slice(1) : options.operands;
    if (args.length === 0) return yield* tellUsage(call, { usage: "PROG ARGS\n" }, isGnu(call) ? 125 : 1);
    if (calledAs === "nohup") process.onSignal("HUP", "ignore");
    if (calledAs === "setsid") return yield* runProgram(call, args, "own");
    return yield* runProgram(call, args);
  },
};

export const time: Applet = {
  names: ["time"],
  *run(call) {
    const before = call.process.machine.now;
    const status = yield* runProgram(
      call,
      call.args.filter((arg) => arg !== "-p"),
    );
    const seconds = (call.process.machine.now - before) / 1000;
    yield* call.process.complain(
      `real\t${Math.floor(seconds / 60)}m ${(seconds % 60).toFixed(2)}s\nuser\t0m 0.00s\nsys\t0m 0.00s\n`,
    );
    return status;
  },
};

export const watch: Applet = {
  names: ["watch"],
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "n:td",
      stopAtOperand: true,
      usage: "[-n SEC] [-t] PROG ARGS\n",
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0)
      return yield* tellUsage(call, { usage: "[-n SEC] [-t] PROG ARGS\n" }, 1);
    const everyMs = durationMs(options.value("n") ?? "2") ?? 2000;
    for (;;) {
      yield* call.process.print("\u001b[H\u001b[J");
      if (!options.has("t"))
        yield* call.process.print(`Every ${(everyMs / 1000).toFixed(1)}s: ${options.operands.join(" ")}\n\n`);
      yield* runProgram(call, ["sh", "-c", options.operands.join(" ")]);
      yield* call.process.sleep(Math.max(100, everyMs));
    }
  },
};
