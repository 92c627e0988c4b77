/** `git`, as far as a Pod's content comes from a repository: on nodes and on the person's machine. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import type { Applet, AppletCall } from "../applets/applet.ts";
import { reasonOf } from "../applets/applet.ts";
import { joinPath } from "../applets/paths.ts";
import { type GitCommand, GitError, type GitPlace } from "./git-command.ts";
import { branches, checkout, reset, showDifference, showLog, showRevision } from "./look-back.ts";
import { addFiles, commitFiles, showStatus } from "./record.ts";
import { cloneRepository, initialize, pull, push, showRemotes } from "./share.ts";
import { repositoryAround } from "./work-tree.ts";

/** Those that make a repository need none around them. */
const makers: Readonly<Record<string, GitCommand>> = { clone: cloneRepository, init: initialize };

const commands: Readonly<Record<string, GitCommand>> = {
  add: addFiles,
  branch: branches,
  checkout,
  commit: commitFiles,
  config: nothing,
  diff: showDifference,
  fetch: pull,
  log: showLog,
  pull,
  push,
  remote: showRemotes,
  reset,
  "rev-parse": showRevision,
  status: showStatus,
  switch: checkout,
};

export const git: Applet = {
  names: ["git"],
  *run(call) {
    const { place, args } = readPlace(call);
    const [name, ...rest] = args;
    if (name === undefined || name === "help" || name === "--help") {
      yield* call.process.print("usage: git [-C <path>] <command> [<args>]\n");
      return 1;
    }
    if (name === "--version" || name === "version") {
      yield* call.process.print("git version 2.39.5\n");
      return 0;
    }
    const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
    const command = maker ?? (Object.hasOwn(commands, name) ? commands[name] : undefined);
    if (command === undefined) {
      yield* call.process.complain(`git: '${name}' is not a git command. See 'git --help'.\n`);
      return 1;
    }
    return yield* guarded(call, place, command, rest, maker === undefined && name !== "config");
  },
};

function* guarded(
  call: AppletCall,
  place: string,
  command: GitCommand,
  args: readonly string[],
  needsRepository: boolean,
): Generator<Wait, number, void> {
  try {
    const around = needsRepository ? repositoryAround(call.process, place) : undefined;
    if (needsRepository && around === undefined) {
      throw new GitError("fatal: not a git repository (or any of the parent directories): .git");
    }
    const found: GitPlace = { call, directory: place, ...around };
    return yield* command(found, args);
  } catch (error) {
    if (error instanceof GitError) yield* call.process.complain(`${error.message}\n`);
    else if (error instanceof SystemError) yield* call.process.complain(`fatal: ${reasonOf(call, error)}\n`);
    else throw error;
    return error instanceof GitError ? error.status : 128;
  }
}

/** `-C path` and `-c name=value` stand before the command. */
function readPlace({ process, args }: AppletCall): { place: string; args: readonly string[] } {
  let place = process.cwd;
  let at = 0;
  for (; args[at] === "-C" || args[at] === "-c"; at += 2) {
    const path = args[at + 1] ?? "";
    if (args[at] === "-C") place = path.startsWith("/") ? path : joinPath(place, path);
  }
  return { place, args: args.slice(at) };
}

// biome-ignore lint/correctness/useYield: a command is a generator even where it waits for nothing
function* nothing(): Generator<Wait, number, void> {
  return 0;
}
