/** Traps, and waiting for children while signals come in. */
import type { Wait } from "../../processes/process.ts";
import { type SignalName, signalNumbers } from "../../processes/signals.ts";
import { runText } from "./run-text.ts";
import type { Shell } from "./shell.ts";
import { Jump } from "./shell-error.ts";

/** Lets a trap catch its signal: `undefined` takes the trap away, "" ignores the signal. */
export function setTrap(shell: Shell, signal: SignalName | "EXIT", action: string | undefined): void {
  if (action === undefined) shell.traps.delete(signal);
  else shell.traps.set(signal, action);
  if (signal === "EXIT") return;
  if (action === undefined) shell.process.onSignal(signal, "default");
  else if (action === "") shell.process.onSignal(signal, "ignore");
  else shell.process.onSignal(signal, () => shell.pendingSignals.push(signal));
}

/** Runs the traps of signals that came meanwhile. `$?` is afterwards what it was before. */
export function* runTraps(shell: Shell): Generator<Wait, void, void> {
  for (
    let signal = shell.pendingSignals.shift();
    signal !== undefined;
    signal = shell.pendingSignals.shift()
  ) {
    if (signal === "INT" && shell.interactive && !shell.traps.has("INT")) throw new Jump("exit", 130);
    const { status } = shell;
    yield* runText(shell, shell.traps.get(signal) ?? "");
    shell.status = status;
  }
}

export function* runExitTrap(shell: Shell): Generator<Wait, number, void> {
  const action = shell.traps.get("EXIT");
  if (action === undefined || action === "") return shell.status;
  shell.traps.delete("EXIT");
  const { status } = shell;
  yield* runText(shell, action);
  return status;
}

/** The exit status of a child in the foreground; caught signals wait for it. */
export function* waitForChild(shell: Shell, pid: number): Generator<Wait, number, void> {
  const { process } = shell;
  shell.foreground.add(pid);
  try {
    for (;;) {
      const ended = yield* process.waitFor(pid);
      if (ended === undefined && process.children().includes(pid)) continue;
      if (ended === undefined) return 127;
      shell.lastSignal = ended.signal;
      return ended.signal === undefined ? ended.code : 128 + signalNumbers[ended.signal];
    }
  } finally {
    shell.foreground.delete(pid);
  }
}

/** What the C library calls a signal: what a shell prints when its command dies of one. */
const signalTexts: Readonly<Partial<Record<SignalName, string>>> = {
  HUP: "Hangup",
  QUIT: "Quit",
  ILL: "Illegal instruction",
  TRAP: "Trace/breakpoint trap",
  ABRT: "Aborted",
  KILL: "Killed",
  USR1: "User defined signal 1",
  SEGV: "Segmentation fault",
  USR2: "User defined signal 2",
  ALRM: "Alarm clock",
  TERM: "Terminated",
};

/** Tells that the command in the foreground died of a signal; of INT and PIPE nothing is told. */
export function* tellSignal(shell: Shell, text: string): Generator<Wait, void, void> {
  const signal = shell.lastSignal;
  shell.lastSignal = undefined;
  const words = signal === undefined ? undefined : signalTexts[signal];
  if (words === undefined) return;
  if (shell.dialect === "bash" && !shell.interactive) {
    yield* shell.complain(`${String(shell.process.pid).padStart(5)} ${words.padEnd(23)} ${text}`);
  } else yield* shell.process.complain(`${words}\n`);
}
