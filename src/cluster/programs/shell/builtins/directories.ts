/** `cd` and `pwd`. */
import { SystemError } from "../../../processes/system-error.ts";
import type { Shell } from "../shell.ts";
import type { Builtin } from "./builtin.ts";

/** A path without `.`, `..` and doubled slashes, as `cd` keeps it: links stay as they were named. */
function logicalPath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}

export const cd: Builtin = function* (shell, args) {
  const [word] = args.filter((arg) => !/^-[LPe]+$|^--$/.test(arg));
  const back = word === "-";
  const target = back ? shell.variables.get("OLDPWD") : (word ?? shell.variables.get("HOME"));
  if (target === undefined) {
    yield* shell.complain(`${back ? "OLDPWD" : "HOME"} not set`, "cd");
    return 1;
  }
  const { process } = shell;
  const path = logicalPath(target.startsWith("/") ? target : `${process.cwd}/${target}`);
  const failure = whyNot(shell, path);
  if (failure !== undefined) {
    const can = shell.dialect === "ash" ? `can't cd to ${target}: ${failure}` : `can't cd to ${target}`;
    yield* shell.complain(shell.dialect === "bash" ? `${target}: ${failure}` : can, "cd");
    return shell.dialect === "dash" ? 2 : 1;
  }
  shell.variables.set("OLDPWD", process.cwd, { exported: true });
  process.cwd = args.includes("-P") ? process.files.resolve(path) : path;
  shell.variables.set("PWD", process.cwd, { exported: true });
  if (back) yield* process.print(`${process.cwd}\n`);
  return 0;
};

function whyNot(shell: Shell, path: string): string | undefined {
  const { files } = shell.process;
  try {
    if (files.stat(path).type !== "directory") return new SystemError("ENOTDIR").message;
    return files.access(path, 1) ? undefined : new SystemError("EACCES").message;
  } catch (error) {
    if (error instanceof SystemError) return error.message;
    throw error;
  }
}

export const pwd: Builtin = function* (shell, args) {
  const { cwd, files } = shell.process;
  yield* shell.process.print(`${args.includes("-P") ? files.resolve(cwd) : cwd}\n`);
  return 0;
};
