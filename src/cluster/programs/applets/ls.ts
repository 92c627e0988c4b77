/** `ls`. */
import type { FileStatus } from "../../processes/file-system.ts";
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { type Entry, listing } from "./ls-layout.ts";
import { type Options, readOptions } from "./options.ts";
import { joinPath } from "./paths.ts";
import { blocksOf } from "./sizes.ts";

const usage = "[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...\n\nList directory contents\n";

export const ls: Applet = {
  names: ["ls"],
  usage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "1AaCxdLHRFplinshrSXvctugoUkGmNqZ",
      long: {
        all: "a",
        "almost-all": "A",
        directory: "d",
        recursive: "R",
        "human-readable": "h",
        reverse: "r",
        inode: "i",
        "numeric-uid-gid": "n",
        size: "s",
        dereference: "L",
        color: "G",
        "full-time": "l",
      },
      usage,
      failure: isGnu(call) ? 2 : 1,
    });
    if (typeof options === "number") return options;
    const state = { status: 0, printed: false };
    const operands = options.operands.length === 0 ? ["."] : options.operands;
    const files: Entry[] = [];
    const directories: Entry[] = [];
    for (const path of operands) {
      const entry = yield* statusOf(call, options, path, path, state, true);
      if (entry === undefined) continue;
      if (entry.status.type === "directory" && !options.has("d")) directories.push(entry);
      else files.push(entry);
    }
    yield* printEntries(call, options, sorted(files, options), state);
    const headed = operands.length > 1 || options.has("R");
    for (const directory of sorted(directories, options))
      yield* printDirectory(call, options, directory, headed, state);
    return state.status;
  },
};

interface State {
  status: number;
  printed: boolean;
}

function* statusOf(
  call: AppletCall,
  options: Options,
  path: string,
  name: string,
  state: State,
  operand: boolean,
): Generator<Wait, Entry | undefined, void> {
  const { files } = call.process;
  try {
    const follows = options.has("L") || (operand && !options.has("d") && !options.has("l"));
    const found = follows ? followed(call, path) : files.lstat(path);
    const through = operand && found.type === "symlink" && path.endsWith("/") ? files.stat(path) : found;
    return { name, path, status: through };
  } catch (error) {
    const reason = reasonOf(call, error);
    yield* complain(call, isGnu(call) ? `cannot access '${path}': ${reason}` : `${path}: ${reason}`);
    state.status = isGnu(call) && operand ? 2 : 1;
    return undefined;
  }
}

/** A link that leads nowhere is shown itself. */
function followed(call: AppletCall, path: string): FileStatus {
  try {
    return call.process.files.stat(path);
  } catch (error) {
    if (error instanceof SystemError) return call.process.files.lstat(path);
    throw error;
  }
}

function* printDirectory(
  call: AppletCall,
  options: Options,
  directory: Entry,
  headed: boolean,
  state: State,
): Generator<Wait, void, void> {
  const { process } = call;
  yield* process.step();
  let names: readonly string[];
  try {
    names = process.files.list(directory.path);
  } catch (error) {
    const reason = reasonOf(call, error);
    const message = isGnu(call)
      ? `cannot open directory '${directory.path}': ${reason}`
      : `can't open '${directory.path}': ${reason}`;
    yield* complain(call, message);
    state.status = isGnu(call) ? 2 : 1;
    return;
  }
  if (headed) {
    yield* process.print(`${state.printed ? "\n" : ""}${directory.name}:\n`);
    state.printed = true;
  }
  const shown = options.has("a") ? [".", "..", ...names] : names;
  const entries: Entry[] = [];
  for (const name of shown) {
    if (name.startsWith(".") && !options.has("a") && !options.has("A")) continue;
    const entry = yield* statusOf(call, options, joinPath(directory.path, name), name, state, false);
    if (entry !== undefined) entries.push(entry);
  }
  if (options.has("l") || options.has("s") || options.has("n")) {
    const total = entries.reduce((sum, entry) => sum + blocksOf(entry.status), 0);
    yield* process.print(`total ${total}\n`);
  }
  yield* printEntries(call, options, sorted(entries, options), state);
  if (!options.has("R")) return;
  for (const entry of sorted(entries, options)) {
    if (entry.status.type !== "directory" || entry.name === "." || entry.name === "..") continue;
    yield* printDirectory(call, options, { ...entry, name: entry.path }, true, state);
  }
}

function* printEntries(
  call: AppletCall,
  options: Options,
  entries: readonly Entry[],
  state: State,
): Generator<Wait, void, void> {
  if (entries.length === 0) return;
  state.printed = true;
  yield* call.process.print(listing(call, options, entries));
}

function sorted(entries: readonly Entry[], options: Options): readonly Entry[] {
  if (options.has("U")) return entries;
  const byName = (one: Entry, other: Entry) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
  const order = (one: Entry, other: Entry): number => {
    if (options.has("t")) return other.status.modifiedAtMs - one.status.modifiedAtMs || byName(one, other);
    if (options.has("S")) return other.status.sizeBytes - one.status.sizeBytes || byName(one, other);
    return byName(one, other);
  };
  const result = [...entries].sort(order);
  return options.has("r") ? result.reverse() : result;
}
