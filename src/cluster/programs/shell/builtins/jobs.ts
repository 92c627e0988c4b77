/** `wait`, `jobs`, `fg`, `bg`, `trap`: what runs behind, and signals. */
import { signalNamed, signalNumbers } from "../../../processes/signals.ts";
import type { Job, Shell } from "../shell.ts";
import { setTrap, waitForChild } from "../signals.ts";
import type { Builtin } from "./builtin.ts";

/** The job that `%1`, `%+`, `%name` or nothing names. */
export function findJob(shell: Shell, word = "%+"): Job | undefined {
  if (!word.startsWith("%")) return shell.jobs.find((job) => String(job.pid) === word);
  if (["%", "%+", "%%"].includes(word)) return shell.jobs.at(-1);
  if (word === "%-") return shell.jobs.at(-2);
  return shell.jobs.find((job) => `%${job.number}` === word || job.text.startsWith(word.slice(1)));
}

/** Without arguments: for all, and 0. A caught signal ends the waiting: 128 and its number. */
export const wait: Builtin = function* (shell, args) {
  const { process } = shell;
  const pids = args.length > 0 ? args.map((word) => findJob(shell, word)?.pid ?? Number(word)) : undefined;
  let status = 0;
  for (const pid of pids ?? [...process.children()]) {
    for (;;) {
      const [signal] = shell.pendingSignals;
      if (signal !== undefined) return 128 + signalNumbers[signal];
      const known = shell.jobs.find((job) => job.pid === pid)?.status;
      const ended = known === undefined ? yield* process.waitFor(pid) : undefined;
      if (ended === undefined && known === undefined && process.children().includes(pid)) continue;
      const code = ended?.signal === undefined ? ended?.code : 128 + signalNumbers[ended.signal];
      if (pids !== undefined) status = code ?? known ?? 127;
      shell.jobs = shell.jobs.filter((job) => job.pid !== pid);
      break;
    }
  }
  return status;
};

/** Notes which jobs have ended, without waiting. */
export function* collectJobs(shell: Shell): ReturnType<Builtin> {
  const living = new Set(
    shell.process
      .list()
      .filter((entry) => entry.state !== "zombie")
      .map((entry) => entry.pid),
  );
  for (const job of shell.jobs) {
    if (job.status !== undefined || living.has(job.pid)) continue;
    // Of a job that an earlier line has started, nobody knows how it ended.
    const isOwn = shell.process.children().includes(job.pid);
    job.status = isOwn ? yield* waitForChild(shell, job.pid) : 0;
  }
  return 0;
}

/** One line of `jobs`. */
export function jobLine(shell: Shell, job: Job): string {
  const mark = job === shell.jobs.at(-1) ? "+" : job === shell.jobs.at(-2) ? "-" : " ";
  const state = job.status === undefined ? "Running" : job.status === 0 ? "Done" : ending(job.status);
  const behind = job.status === undefined && shell.dialect === "bash" ? " &" : "";
  return `[${job.number}]${mark}  ${state.padEnd(shell.dialect === "bash" ? 24 : 27)}${job.text}${behind}\n`;
}

const ending = (status: number): string =>
  status === 143 ? "Terminated" : status === 137 ? "Killed" : status === 130 ? "Interrupt" : `Exit ${status}`;

export const jobs: Builtin = function* (shell, args) {
  yield* collectJobs(shell);
  for (const job of shell.jobs)
    yield* shell.process.print(args.includes("-p") ? `${job.pid}\n` : jobLine(shell, job));
  shell.jobs = shell.jobs.filter((job) => job.status === undefined);
  return 0;
};

export const fg: Builtin = function* (shell, [word]) {
  const job = findJob(shell, word);
  if (job === undefined) {
    yield* shell.complain(word === undefined ? "current: no such job" : `${word}: no such job`, "fg");
    return 1;
  }
  yield* shell.process.print(`${job.text}\n`);
  shell.process.kill(job.pid, "CONT");
  const status = job.status ?? (yield* waitForChild(shell, job.pid));
  shell.jobs = shell.jobs.filter((other) => other !== job);
  return status;
};

export const bg: Builtin = function* (shell, [word]) {
  const job = findJob(shell, word);
  if (job === undefined) {
    yield* shell.complain(word === undefined ? "current: no such job" : `${word}: no such job`, "bg");
    return 1;
  }
  shell.process.kill(job.pid, "CONT");
  yield* shell.process.print(`[${job.number}]+ ${job.text} &\n`);
  return 0;
};

export const trap: Builtin = function* (shell, args) {
  const words = args[0] === "--" ? args.slice(1) : args;
  if (words.length === 0) {
    for (const [signal, action] of shell.traps) {
      yield* shell.process.print(
        `trap -- '${action.replaceAll("'", "'\\''")}' ${shell.dialect === "bash" && signal !== "EXIT" ? "SIG" : ""}${signal}\n`,
      );
    }
    return 0;
  }
  const [first = "", ...rest] = words;
  const takesAway =
    first === "-" || (rest.length === 0 && signalOrExit(first) !== undefined) || /^\d+$/.test(first);
  for (const word of first === "-" || !takesAway ? rest : words) {
    const signal = signalOrExit(word);
    if (signal === undefined) {
      yield* shell.complain(
        shell.dialect === "bash"
          ? `${word}: invalid signal specification`
          : `${word}: invalid signal specification`,
        "trap",
      );
      return 1;
    }
    setTrap(shell, signal, takesAway ? undefined : first);
  }
  return 0;
};

const signalOrExit = (word: string) =>
  word === "0" || word.toUpperCase() === "EXIT" ? "EXIT" : signalNamed(word);
