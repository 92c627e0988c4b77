/** What a small program is, and the few things nearly all of them do. */
import type { Process, Running, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { errorText, type Flavour } from "./flavour.ts";

export interface AppletCall {
  readonly process: Process;
  /** What its messages begin with. */
  readonly name: string;
  /** The name it was called by: `[` or `test`. */
  readonly calledAs: string;
  /** Without the name. */
  readonly args: readonly string[];
  readonly flavour: Flavour;
}

export interface Applet {
  /** Every name it is known by. */
  readonly names: readonly string[];
  /** What stands after `Usage: NAME `, one or more lines, as busybox prints it. */
  readonly usage?: string;
  readonly run: (call: AppletCall) => Running;
}

/** `NAME: text`, to standard error. */
export function* complain(call: AppletCall, text: string): Generator<Wait, void, void> {
  yield* call.process.complain(`${call.name}: ${text}\n`);
}

/** The message of an error that a system call threw. */
export const reasonOf = (call: AppletCall, error: unknown): string => errorText(error, call.flavour);

export const isGnu = (call: AppletCall): boolean => call.flavour.tools === "gnu";

/**
 * Does something for each argument, going on after a failure.
 * @param failed the message for an argument, given the reason
 * @returns 0, or 1 when something failed
 */
export function* forEach(
  call: AppletCall,
  operands: readonly string[],
  action: (operand: string) => void,
  failed: (operand: string, reason: string) => string,
): Running {
  let status = 0;
  for (const operand of operands) {
    yield* call.process.step();
    try {
      action(operand);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(call, failed(operand, reasonOf(call, error)));
      status = 1;
    }
  }
  return status;
}
