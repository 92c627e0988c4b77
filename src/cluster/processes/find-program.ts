/**
 * From a command's name to the program that runs: over the PATH, into the file, by what the file says it is.
 */

import type { FileSystem } from "./file-system.ts";
import type { FoundCommand, PristineSearch } from "./pristine-search.ts";
import type { Program } from "./process.ts";
import type { Finder } from "./scout.ts";
import { SystemError } from "./system-error.ts";

/** Finds the program behind a command's name, as `execvp` does. Throws ENOENT, EACCES, ENOEXEC. */
export type FindProgram = (
  finder: Finder,
  command: string,
  args: readonly string[],
) => { readonly program: Program; readonly args: readonly string[] };

/** How an executable of an image begins; the rest of its first line names the program. */
export const EXECUTABLE_MARK = "\u007fELF ";

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const MAX_INTERPRETERS = 4;

export function programFinder(
  programs: Readonly<Record<string, Program>>,
  pristine: PristineSearch,
): FindProgram {
  const load = (
    finder: Finder,
    { path, content }: FoundCommand,
    args: readonly string[],
    depth: number,
  ): ReturnType<FindProgram> => {
    if (content.startsWith(EXECUTABLE_MARK)) {
      const program = programs[content.slice(EXECUTABLE_MARK.length).split("\n", 1)[0]!.trim()];
      if (!program) throw new SystemError("ENOEXEC");
      return { program, args };
    }
    if (!content.startsWith("#!") || depth >= MAX_INTERPRETERS) throw new SystemError("ENOEXEC");
    const [interpreter = "", ...options] = content.slice(2).split("\n", 1)[0]!.trim().split(/\s+/);
    const found = { path: interpreter, content: finder.files.read(interpreter) };
    return load(finder, found, [interpreter, ...options, path, ...args.slice(1)], depth + 1);
  };
  return (finder, command, args) => {
    const searched = finder.env.get("PATH") ?? DEFAULT_PATH;
    const isBare = command !== "" && !command.includes("/");
    const found = isBare ? pristine.find(finder, command, searched) : undefined;
    return load(finder, found ?? executable(finder, command, searched), args, 0);
  };
}

function executable({ files }: Finder, command: string, searched: string): FoundCommand {
  const path = executablePath(files, command, searched);
  return { path, content: files.read(path) };
}

/** The file that a command names. Throws ENOENT or EACCES. */
function executablePath(files: FileSystem, command: string, searched: string): string {
  if (command === "") throw new SystemError("ENOENT");
  if (command.includes("/")) {
    if (files.stat(command).type === "directory" || !files.access(command, 1))
      throw new SystemError("EACCES");
    return command;
  }
  for (const directory of searched.split(":")) {
    const path = `${directory}/${command}`;
    if (files.exists(path) && files.access(path, 1) && files.stat(path).type === "file") return path;
  }
  throw new SystemError("ENOENT");
}
