/** `kill`, `killall` and `killall5`. */
import { type SignalName, signalNamed, signalNumbers } from "../../processes/signals.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";

/** The signal asked for, and what is left of the arguments; or the word that names none. */
function readSignal(
  args: readonly string[],
): { signal: SignalName; rest: readonly string[] } | { bad: string } {
  const [first = "", second = ""] = args;
  if (first === "--") return { signal: "TERM", rest: args.slice(1) };
  if (!/^-./.test(first)) return { signal: "TERM", rest: args };
  const takesNext = first === "-s" || first === "-n";
  const word = takesNext ? second : first.slice(1);
  const signal = signalNamed(word);
  const rest = args.slice(takesNext ? 2 : 1);
  if (signal === undefined && word !== "0") return { bad: word };
  return { signal: signal ?? "CONT", rest: rest[0] === "--" ? rest.slice(1) : rest };
}

export const kill: Applet = {
  names: ["kill"],
  usage: "[-l] [-SIG] PID...",
  *run(call) {
    if (call.args[0] === "-l") return yield* listSignals(call);
    const asked = readSignal(call.args);
    if ("bad" in asked) {
      yield* complain(
        call,
        isGnu(call) ? `${asked.bad}: invalid signal specification` : `bad signal name '${asked.bad}'`,
      );
      return 1;
    }
    if (asked.rest.length === 0) {
      yield* complain(
        call,
        isGnu(call)
          ? "usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]"
          : "you need to specify whom to kill",
      );
      return isGnu(call) ? 2 : 1;
    }
    const probes = call.args[0] === "-0";
    let status = 0;
    for (const word of asked.rest) if (!(yield* killOne(call, word, asked.signal, probes))) status = 1;
    return status;
  },
};

function* killOne(call: AppletCall, word: string, signal: SignalName, probes: boolean) {
  const { process } = call;
  if (!/^-?\d+$/.test(word)) {
    yield* complain(
      call,
      isGnu(call) ? `${word}: arguments must be process or job IDs` : `invalid number '${word}'`,
    );
    return false;
  }
  const pid = Math.abs(Number(word));
  if (word === "-1") return process.killAll(signal);
  let reason: string;
  try {
    const found = probes ? process.list().some((entry) => entry.pid === pid) : process.kill(pid, signal);
    // A signal to oneself arrives before anything else is done.
    if (found && pid === process.pid) yield* process.sleep(0);
    if (found) return true;
    reason = new SystemError("ESRCH").message;
  } catch (error) {
    reason = reasonOf(call, error);
  }
  yield* complain(call, isGnu(call) ? `(${word}) - ${reason}` : `can't kill pid ${word}: ${reason}`);
  return false;
}

function* listSignals({ process, args }: AppletCall) {
  const words = args.slice(1);
  if (words.length === 0) {
    for (const [name, number] of Object.entries(signalNumbers))
      yield* process.print(`${String(number).padStart(2)}) ${name}\n`);
    return 0;
  }
  for (const word of words) {
    const number = Number(word) > 128 ? String(Number(word) - 128) : word;
    const signal = signalNamed(number);
    const shown = /^\d+$/.test(word) ? signal : signal && String(signalNumbers[signal]);
    yield* process.print(`${shown ?? word}\n`);
  }
  return 0;
}

export const killall: Applet = {
  names: ["killall"],
  usage: "[-lq] [-SIG] PROCESS_NAME...",
  *run(call) {
    const { process } = call;
    const quiet = call.args.includes("-q");
    const asked = readSignal(call.args.filter((arg) => arg !== "-q"));
    if ("bad" in asked) {
      yield* complain(call, `bad signal name '${asked.bad}'`);
      return 1;
    }
    if (asked.rest.length === 0) {
      yield* complain(call, "you need to specify whom to kill");
      return 1;
    }
    let status = 0;
    for (const name of asked.rest) {
      const found = process
        .list()
        .filter((entry) => entry.pid !== process.pid && programOf(entry.command) === name);
      for (const entry of found) process.kill(entry.pid, asked.signal);
      if (found.length > 0) continue;
      status = 1;
      if (!quiet)
        yield* complain(
          call,
          `${name}: no process killed`.replace(
            "no process killed",
            isGnu(call) ? "no process found" : "no process killed",
          ),
        );
    }
    return status;
  },
};

const programOf = (command: string): string => (command.split(" ")[0] ?? "").split("/").at(-1) ?? "";

/** Everybody but process 1 and its own session (busybox `procps/kill.c`). Exits 2 where there was nobody. */
export const killall5: Applet = {
  names: ["killall5"],
  usage: "[-lSIG] [-o PID]...",
  *run(call) {
    const asked = readSignal(call.args);
    if ("bad" in asked) {
      yield* complain(call, `bad signal name '${asked.bad}'`);
      return 1;
    }
    return call.process.killAll(asked.signal) ? 0 : 2;
  },
};
