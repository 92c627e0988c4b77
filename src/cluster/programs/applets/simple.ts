/**
 * Programs of one idea: `true`, `false`, `sleep`, `yes`, `sync`, `clear`, `pwd`, `hostname`, `whoami`,
 * `uname`, `tty`.
 */
import type { Wait } from "../../processes/process.ts";
import { type Applet, type AppletCall, complain, isGnu } from "./applet.ts";
import { durationMs } from "./duration.ts";
import { readOptions, tellUsage } from "./options.ts";
import { userName } from "./users.ts";

const ending = (name: string, status: number): Applet => ({
  names: [name],
  // biome-ignore lint/correctness/useYield: a program is a generator even where it waits for nothing
  *run() {
    return status;
  },
});

export const trueApplet = ending("true", 0);
export const falseApplet = ending("false", 1);
/** Nothing is held back from the disks here. */
export const sync = ending("sync", 0);

const sleepUsage =
  "[N]...\n\nPause for a time equal to the total of the args given, where each arg can\nhave an optional suffix of (s)econds, (m)inutes, (h)ours, or (d)ays\n";

export const sleep: Applet = {
  names: ["sleep"],
  usage: sleepUsage,
  *run(call) {
    const { args, process } = call;
    if (args.length === 0) {
      if (isGnu(call)) yield* complain(call, "missing operand");
      return yield* tellUsage(call, { usage: sleepUsage }, 1);
    }
    let total = 0;
    for (const arg of args) {
      const ms = durationMs(arg);
      if (ms === undefined) {
        yield* complain(call, isGnu(call) ? `invalid time interval '${arg}'` : `invalid number '${arg}'`);
        return isGnu(call) ? yield* tellUsage(call, {}, 1) : 1;
      }
      total += ms;
    }
    yield* process.sleep(total);
    return 0;
  },
};

export const yes: Applet = {
  names: ["yes"],
  *run({ process, args }) {
    const line = `${args.length === 0 ? "y" : args.join(" ")}\n`;
    for (;;) {
      yield* process.step();
      yield* process.print(line.repeat(64));
    }
  },
};

export const clear: Applet = {
  names: ["clear", "reset"],
  *run({ process }) {
    yield* process.print("\u001b[H\u001b[J");
    return 0;
  },
};

const noEditor = ["vi", "vim", "nano", "emacs"];

export const editors: Applet = {
  names: noEditor,
  *run(call) {
    yield* complain(
      call,
      "there is no full-screen editor here; write files with echo, cat <<EOF, sed -i or tee",
    );
    return 1;
  },
};

export const pwd: Applet = {
  names: ["pwd"],
  *run({ process }) {
    yield* process.print(`${process.files.resolve(process.cwd)}\n`);
    return 0;
  },
};

export const hostname: Applet = {
  names: ["hostname"],
  *run(call) {
    const options = yield* readOptions(call, { letters: "sifdaAI", usage: "[-sidf] [HOSTNAME | -F FILE]" });
    if (typeof options === "number") return options;
    const { hostname: name, address } = call.process.machine;
    if (options.operands.length > 0) {
      yield* complain(
        call,
        isGnu(call) ? "you must be root to change the host name" : "sethostname: Operation not permitted",
      );
      return 1;
    }
    const isAddress = options.has("i") || options.has("I");
    yield* call.process.print(`${isAddress ? address : options.has("d") ? "" : name}\n`);
    return 0;
  },
};

export const whoami: Applet = {
  names: ["whoami"],
  *run(call) {
    const { process } = call;
    const name = userName(process, process.uid);
    if (name === String(process.uid)) {
      yield* complain(
        call,
        isGnu(call) ? `cannot find name for user ID ${process.uid}` : `unknown uid ${process.uid}`,
      );
      return 1;
    }
    yield* process.print(`${name}\n`);
    return 0;
  },
};

export const tty: Applet = {
  names: ["tty"],
  *run({ process }) {
    const isTerminal = process.descriptors.get(0)?.isTerminal === true;
    yield* process.print(isTerminal ? "/dev/pts/0\n" : "not a tty\n");
    return isTerminal ? 0 : 1;
  },
};

export const uname: Applet = {
  names: ["uname", "arch"],
  *run(call) {
    const options = yield* readOptions(call, { letters: "asnrvmpio", usage: "[-amnrspvio]" });
    if (typeof options === "number") return options;
    yield* call.process.print(
      `${call.calledAs === "arch" ? "x86_64" : unameText(call, (letter) => options.has(letter))}\n`,
    );
    return 0;
  },
};

function unameText(call: AppletCall, has: (letter: string) => boolean): string {
  const parts: readonly (readonly [string, string])[] = [
    ["s", "Linux"],
    ["n", call.process.machine.hostname],
    ["r", "6.1.0-37-amd64"],
    ["v", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)"],
    ["m", "x86_64"],
    ["o", "GNU/Linux"],
  ];
  const wanted = parts.filter(([letter]) => has("a") || has(letter));
  return (wanted.length === 0 ? parts.slice(0, 1) : wanted).map(([, text]) => text).join(" ");
}

export const logger: Applet = {
  names: ["logger"],
  *run(call): Generator<Wait, number, void> {
    const options = yield* readOptions(call, {
      letters: "sp:t:",
      usage: "[-s] [-t TAG] [-p PRIO] [MESSAGE]",
    });
    if (typeof options === "number") return options;
    const tag = options.value("t") ?? userName(call.process, call.process.uid);
    if (options.has("s")) yield* call.process.complain(`${tag}: ${options.operands.join(" ")}\n`);
    return 0;
  },
};
