/** A copy of the shell in a process of its own. */
import type { Descriptor, Running, Wait } from "../../processes/process.ts";
import type { Shell } from "./shell.ts";
import { Jump, ShellError } from "./shell-error.ts";
import { runExitTrap } from "./signals.ts";

/** What a shell does: its value is the exit status. */
export type ShellWork = (shell: Shell) => Generator<Wait, number, void>;

/** Starts the copy and says its pid. The descriptors given become its own. */
export function spawnSubshell(
  shell: Shell,
  work: ShellWork,
  descriptors: ReadonlyMap<number, Descriptor>,
): number {
  shell.shareEnvironment();
  return shell.process.spawn({
    args: shell.process.args,
    program: (process) => runToEnd(shell.subshell(process), work),
    descriptors,
  });
}

/** Runs a whole shell: to its `exit`, its end, or the error that ends it, and then its EXIT trap. */
export function* runToEnd(shell: Shell, work: ShellWork): Running {
  shell.status = yield* guarded(shell, work);
  return yield* guarded(shell, runExitTrap);
}

/** A program that nests deeper than the stack dies of SIGSEGV. */
const STACK_OVERFLOW = 139;

function* guarded(shell: Shell, work: ShellWork): Generator<Wait, number, void> {
  try {
    return yield* work(shell);
  } catch (error) {
    if (error instanceof Jump) return error.kind === "exit" ? error.value : shell.status;
    if (error instanceof RangeError) return STACK_OVERFLOW;
    if (!(error instanceof ShellError)) throw error;
    yield* shell.complain(error.message);
    return error.status;
  }
}
