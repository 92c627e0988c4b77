/** What a command of git gets. */
import type { Wait } from "../../processes/process.ts";
import type { AppletCall } from "../applets/applet.ts";
import type { Repository } from "./repository.ts";

export interface GitPlace {
  readonly call: AppletCall;
  /** Where it was called. */
  readonly directory: string;
  /** The repository around it, and the directory that holds the files; absent for `clone` and `init`. */
  readonly repository?: Repository;
  readonly root?: string;
}

export type GitCommand = (place: GitPlace, args: readonly string[]) => Generator<Wait, number, void>;

/** What git says when it gives up; 128 unless it is less grave. */
export class GitError extends Error {
  readonly status: number;

  constructor(message: string, status = 128) {
    super(message);
    this.status = status;
  }
}

/** The repository and its files, for commands that cannot be without. */
export function within(place: GitPlace): { repository: Repository; root: string } {
  if (place.repository === undefined || place.root === undefined)
    throw new GitError("fatal: not a git repository");
  return { repository: place.repository, root: place.root };
}

/** Letters that were given, joined or not: `-qm text` is `-q -m text`. */
export function gitOptions(
  args: readonly string[],
  takingValues: string,
): { flags: ReadonlySet<string>; values: ReadonlyMap<string, string>; rest: readonly string[] } {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith("--")) {
      const [name = "", ...value] = arg.slice(2).split("=");
      if (value.length > 0) values.set(name, value.join("="));
      else if (["message", "branch", "depth", "initial-branch"].includes(name))
        values.set(name.charAt(0), args[++at] ?? "");
      else flags.add(name);
    } else if (/^-[a-zA-Z]/.test(arg)) {
      for (let place = 1; place < arg.length; place++) {
        const letter = arg[place] ?? "";
        if (!takingValues.includes(letter)) {
          flags.add(letter);
          continue;
        }
        values.set(letter, place + 1 < arg.length ? arg.slice(place + 1) : (args[++at] ?? ""));
        break;
      }
    } else rest.push(arg);
  }
  return { flags, values, rest };
}
