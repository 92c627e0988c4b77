/** Sends descriptors elsewhere for as long as a command runs. */
import { textSource } from "../../processes/descriptors.ts";
import type { Descriptor, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { expandText, expandWords } from "./expansion.ts";
import type { Shell } from "./shell.ts";
import type { Redirection } from "./syntax.ts";

/** Puts back what was there before. */
export type Undo = () => void;

/** A redirection that could not be made, in the words of the shell. */
export class RedirectionError extends Error {}

/** Throws `RedirectionError`, having undone what it did. */
export function* redirect(shell: Shell, redirections: readonly Redirection[]): Generator<Wait, Undo, void> {
  const { descriptors } = shell.process;
  const saved: [number, Descriptor | undefined][] = [];
  const undo = (): void => {
    for (const [number, before] of saved.reverse()) {
      descriptors.get(number)?.close();
      if (before === undefined) descriptors.delete(number);
      else descriptors.set(number, before);
    }
  };
  const replace = (number: number, descriptor: Descriptor | undefined): void => {
    saved.push([number, descriptors.get(number)]);
    if (descriptor === undefined) descriptors.delete(number);
    else descriptors.set(number, descriptor);
  };
  try {
    for (const redirection of redirections) yield* apply(shell, redirection, replace);
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

type Replace = (number: number, descriptor: Descriptor | undefined) => void;

function* apply(shell: Shell, redirection: Redirection, replace: Replace): Generator<Wait, void, void> {
  const { operator, word } = redirection;
  const number = redirection.descriptor ?? (operator.startsWith("<") ? 0 : 1);
  if (operator === "<<" || operator === "<<<") {
    const text = yield* expandText(shell, word);
    replace(number, textSource(operator === "<<<" ? `${text}\n` : text));
    return;
  }
  const target = yield* targetOf(shell, redirection);
  const duplicates = operator === ">&" || operator === "<&";
  if (duplicates && /^(?:\d+|-)$/.test(target)) {
    replace(number, target === "-" ? undefined : duplicate(shell, Number(target)));
    return;
  }
  if (operator === "&>" || operator === "&>>" || operator === ">&") {
    replace(1, open(shell, target, operator === "&>>" ? "append" : "write"));
    replace(2, duplicate(shell, 1));
    return;
  }
  const mode = {
    ">": "write",
    ">|": "write",
    ">>": "append",
    "<>": "read-write",
    "<": "read",
    "<&": "read",
  } as const;
  if (operator === ">" && shell.options.has("C") && shell.process.files.exists(target)) {
    throw new RedirectionError(
      shell.dialect === "bash"
        ? `${target}: cannot overwrite existing file`
        : `can't create ${target}: File exists`,
    );
  }
  replace(number, open(shell, target, mode[operator]));
}

/** One file name; a pattern counts only in the larger shell, and only where it matches one file. */
function* targetOf(shell: Shell, { word }: Redirection): Generator<Wait, string, void> {
  if (shell.dialect !== "bash") return yield* expandText(shell, word);
  const targets = yield* expandWords(shell, [word]);
  if (targets.length !== 1) throw new RedirectionError(`${targets.join(" ")}: ambiguous redirect`);
  return targets[0] ?? "";
}

function duplicate(shell: Shell, number: number): Descriptor {
  const descriptor = shell.process.descriptors.get(number);
  if (descriptor === undefined) throw new RedirectionError(`${number}: Bad file descriptor`);
  return descriptor.share();
}

function open(shell: Shell, path: string, mode: "read" | "write" | "append" | "read-write"): Descriptor {
  try {
    return shell.process.open(path, mode);
  } catch (error) {
    if (error instanceof SystemError) throw new RedirectionError(openMessage(shell, path, mode, error));
    throw error;
  }
}

function openMessage(shell: Shell, path: string, mode: string, error: SystemError): string {
  const missing = error.code === "ENOENT" || error.code === "ENOTDIR";
  if (shell.dialect === "bash") return `${path}: ${error.message}`;
  if (shell.dialect === "dash") {
    const verb = mode === "read" ? "open" : "create";
    const cause = missing ? (mode === "read" ? "No such file" : "Directory nonexistent") : error.message;
    return `cannot ${verb} ${path}: ${cause}`;
  }
  if (mode === "read") return `can't open ${path}: ${missing ? "no such file" : error.message}`;
  return `can't create ${path}: ${missing ? "nonexistent directory" : error.message}`;
}
