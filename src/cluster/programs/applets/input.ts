/** Reads what a small program works on: files by name, `-` and nothing for standard input. */
import type { Descriptor, Process, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";

/** Everything a descriptor gives, to its end. */
function* readDescriptor(process: Process, descriptor: Descriptor): Generator<Wait, string, void> {
  const parts: string[] = [];
  for (;;) {
    yield* process.step();
    const text = descriptor.readable ? descriptor.read() : "";
    if (text === undefined) return parts.join("");
    parts.push(text);
    if (text === "") yield* process.wait({ for: "readable", descriptor });
  }
}

/** A whole file, or standard input for `-`. Throws `SystemError`. */
export function* readInput(process: Process, path: string): Generator<Wait, string, void> {
  if (path === "-") return yield* process.readAll(0);
  const descriptor = process.open(path, "read");
  try {
    return yield* readDescriptor(process, descriptor);
  } finally {
    descriptor.close();
  }
}

export interface Input {
  readonly path: string;
  readonly text: string;
}

/** How a tool words that it cannot open a file. */
export type OpenFailure = (call: AppletCall, path: string, reason: string) => string;

/** `NAME: PATH: reason`: what most say. */
const plainFailure: OpenFailure = (_call, path, reason) => `${path}: ${reason}`;

/** Busybox's tools that open with a system call say `can't open`. */
export const cannotOpen: OpenFailure = (call, path, reason) =>
  isGnu(call) ? `${path}: ${reason}` : `can't open '${path}': ${reason}`;

/** GNU head and tail. */
export const cannotOpenForReading: OpenFailure = (call, path, reason) =>
  isGnu(call) ? `cannot open '${path}' for reading: ${reason}` : `${path}: ${reason}`;

/** Each input in turn; those that cannot be read are told of and set the status to 1. */
export function* readInputs(
  call: AppletCall,
  operands: readonly string[],
  failed: OpenFailure = plainFailure,
): Generator<Wait, { readonly inputs: readonly Input[]; readonly status: number }, void> {
  const inputs: Input[] = [];
  let status = 0;
  for (const path of operands.length === 0 ? ["-"] : operands) {
    try {
      inputs.push({ path, text: yield* readInput(call.process, path) });
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(call, failed(call, path, reasonOf(call, error)));
      status = 1;
    }
  }
  return { inputs, status };
}

/** The files of `-f`: all of them, or `undefined` when one cannot be read, which has been told of. */
export function* readScripts(
  call: AppletCall,
  paths: readonly string[],
): Generator<Wait, readonly string[] | undefined, void> {
  if (paths.length === 0) return [];
  const { inputs, status } = yield* readInputs(call, paths);
  return status === 0 ? inputs.map(({ text }) => text) : undefined;
}

/** The lines of a text, without their newlines. */
export function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  if (text.endsWith("\n")) lines.pop();
  return lines;
}
