/** Commands side by side: pipelines, whose parts all run at once, and the background. */
import type { Descriptor, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { executeCommand, executeCondition } from "./interpreter.ts";
import type { Shell } from "./shell.ts";
import { tellSignal, waitForChild } from "./signals.ts";
import { spawnSubshell } from "./subshell.ts";
import type { Command } from "./syntax.ts";

type Of<Type extends Command["type"]> = Command & { readonly type: Type };

/** The status is that of the last part, turned round by `!`. */
export function* runPipeline(
  shell: Shell,
  { commands, negated }: Of<"pipeline">,
): Generator<Wait, number, void> {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) return (yield* executeCondition(shell, [only])) ? 1 : 0;
  const pids: number[] = [];
  let input: Descriptor | undefined;
  for (const [index, command] of commands.entries()) {
    const descriptors = new Map<number, Descriptor>();
    if (input !== undefined) descriptors.set(0, input);
    if (index < commands.length - 1) {
      const [reader, writer] = shell.process.pipe();
      descriptors.set(1, writer);
      input = reader;
    }
    pids.push(spawnSubshell(shell, (inner) => executeCommand(inner, command, true), descriptors));
  }
  let status = 0;
  let failed = 0;
  for (const pid of pids) {
    status = yield* waitForChild(shell, pid);
    if (status !== 0) failed = status;
  }
  yield* tellSignal(shell, "");
  const result = shell.options.has("pipefail") ? failed : status;
  if (negated) return result === 0 ? 1 : 0;
  return result;
}

export function* runBackground(
  shell: Shell,
  { body, text }: Of<"background">,
): Generator<Wait, number, void> {
  const descriptors = new Map<number, Descriptor>();
  if (!shell.interactive) {
    const nothing = noInput(shell);
    if (nothing !== undefined) descriptors.set(0, nothing);
  }
  const pid = spawnSubshell(shell, (inner) => behind(inner, body), descriptors);
  shell.lastBackground = pid;
  const number = 1 + Math.max(0, ...shell.jobs.map((job) => job.number));
  shell.jobs.push({ number, pid, text });
  if (shell.interactive && shell.dialect === "bash") yield* shell.process.complain(`[${number}] ${pid}\n`);
  return 0;
}

/** Ctrl+C is for what runs in front. */
function* behind(shell: Shell, body: Command): Generator<Wait, number, void> {
  for (const signal of ["INT", "QUIT"] as const) shell.process.onSignal(signal, "ignore");
  return yield* executeCommand(shell, body, true);
}

/** Without job control, what runs behind reads nothing. */
function noInput(shell: Shell): Descriptor | undefined {
  try {
    return shell.process.open("/dev/null", "read");
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
