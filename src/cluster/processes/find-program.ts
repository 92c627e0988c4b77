/**
 * From a command's name to the program that runs: over the PATH, into the file, by what the file says it is.
 */

import type { Program } from "./process.ts";
import type { FindProgram } from "./process-of-task.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

/** How an executable of an image begins; the rest of its first line names the program. */
export const EXECUTABLE_MARK = "\u007fELF ";

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const MAX_INTERPRETERS = 4;

export function programFinder(programs: Readonly<Record<string, Program>>): FindProgram {
  const load = (
    task: Task,
    path: string,
    args: readonly string[],
    depth: number,
  ): ReturnType<FindProgram> => {
    const content = task.files.read(path);
    if (content.startsWith(EXECUTABLE_MARK)) {
      const program = programs[content.slice(EXECUTABLE_MARK.length).split("\n", 1)[0]!.trim()];
      if (!program) throw new SystemError("ENOEXEC");
      return { program, args };
    }
    if (!content.startsWith("#!") || depth >= MAX_INTERPRETERS) throw new SystemError("ENOEXEC");
    const [interpreter = "", ...options] = content.slice(2).split("\n", 1)[0]!.trim().split(/\s+/);
    return load(task, interpreter, [interpreter, ...options, path, ...args.slice(1)], depth + 1);
  };
  return (task, command, args) => {
    const path = executablePath(task, command);
    return load(task, path, args, 0);
  };
}

/** The file that a command names. Throws ENOENT or EACCES. */
function executablePath(task: Task, command: string): string {
  if (command === "") throw new SystemError("ENOENT");
  if (command.includes("/")) {
    if (task.files.stat(command).type === "directory" || !task.files.access(command, 1))
      throw new SystemError("EACCES");
    return command;
  }
  for (const directory of (task.env.get("PATH") ?? DEFAULT_PATH).split(":")) {
    const path = `${directory}/${command}`;
    if (task.files.exists(path) && task.files.access(path, 1) && task.files.stat(path).type === "file")
      return path;
  }
  throw new SystemError("ENOENT");
}
