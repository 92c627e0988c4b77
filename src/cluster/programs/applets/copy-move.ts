/** `cp` and `mv`. */
import type { Running, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { copyTree } from "./copy-tree.ts";
import { missingOperand, readOptions } from "./options.ts";
import { baseName, joinPath } from "./paths.ts";

const cpUsage =
  "[-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nCopy SOURCEs to DEST\n";
const mvUsage =
  "[-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nRename SOURCE to DEST, or move SOURCEs to DIRECTORY\n";

/** The sources and where each goes; or the status, when they cannot go there. */
function* destinations(
  call: AppletCall,
  operands: readonly string[],
  intoDirectory: string | undefined,
  usage: string,
): Generator<Wait, readonly (readonly [string, string])[] | number, void> {
  const all = intoDirectory === undefined ? operands : [...operands, intoDirectory];
  const target = all.at(-1);
  const sources = all.slice(0, -1);
  if (target === undefined) return yield* missingOperand(call, usage, "missing file operand");
  if (sources.length === 0) {
    return yield* missingOperand(call, usage, `missing destination file operand after '${target}'`);
  }
  const { files } = call.process;
  const isDirectory = files.exists(target) && files.stat(target).type === "directory";
  if (!isDirectory && sources.length > 1) {
    yield* complain(
      call,
      isGnu(call) ? `target '${target}': Not a directory` : `target '${target}' is not a directory`,
    );
    return 1;
  }
  return sources.map(
    (source) =>
      [
        source,
        isDirectory ? joinPath(target, baseName(source) === "." ? "." : baseName(source)) : target,
      ] as const,
  );
}

export const cp: Applet = {
  names: ["cp"],
  usage: cpUsage,
  *run(call): Running {
    const options = yield* readOptions(call, {
      letters: "arRPLHpfinlsTuvt:d",
      long: {
        recursive: "r",
        archive: "a",
        force: "f",
        verbose: "v",
        preserve: "p",
        "no-clobber": "n",
        "target-directory": "t",
      },
      usage: cpUsage,
    });
    if (typeof options === "number") return options;
    const pairs = yield* destinations(call, options.operands, options.value("t"), cpUsage);
    if (typeof pairs === "number") return pairs;
    const recursive = options.has("a") || options.has("r") || options.has("R");
    const preserve = options.has("a") || options.has("p");
    const links = !options.has("L") && (recursive || options.has("P") || options.has("d"));
    let status = 0;
    for (const [from, to] of pairs) {
      if (options.has("n") && call.process.files.exists(to)) continue;
      if (sameFile(call, from, to)) {
        yield* complain(call, `'${from}' and '${to}' are the same file`);
        status = 1;
      } else if (!(yield* copyTree(call, from, to, { recursive, preserve, links }))) status = 1;
      else if (options.has("v")) yield* call.process.print(`'${from}' -> '${to}'\n`);
    }
    return status;
  },
};

function sameFile({ process: { files } }: AppletCall, one: string, other: string): boolean {
  if (!files.exists(one) || !files.exists(other)) return false;
  return files.stat(one).type !== "directory" && files.stat(one).identity === files.stat(other).identity;
}

export const mv: Applet = {
  names: ["mv"],
  usage: mvUsage,
  *run(call): Running {
    const options = yield* readOptions(call, {
      letters: "finTvt:u",
      long: { force: "f", verbose: "v", "no-clobber": "n", "target-directory": "t" },
      usage: mvUsage,
    });
    if (typeof options === "number") return options;
    const pairs = yield* destinations(call, options.operands, options.value("t"), mvUsage);
    if (typeof pairs === "number") return pairs;
    let status = 0;
    for (const [from, to] of pairs) {
      if (options.has("n") && call.process.files.exists(to)) continue;
      if (!(yield* moveOne(call, from, to))) status = 1;
      else if (options.has("v"))
        yield* call.process.print(isGnu(call) ? `renamed '${from}' -> '${to}'\n` : `'${from}' -> '${to}'\n`);
    }
    return status;
  },
};

/** Between file systems it copies, then removes. */
function* moveOne(call: AppletCall, from: string, to: string): Generator<Wait, boolean, void> {
  const { files } = call.process;
  try {
    files.rename(from, to);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === "EXDEV") {
      if (!(yield* copyTree(call, from, to, { recursive: true, preserve: true, links: true }))) return false;
      return yield* removeAll(call, from);
    }
    const reason = reasonOf(call, error);
    const missing = error.code === "ENOENT" && !exists(call, from);
    const gnu = missing ? `cannot stat '${from}': ${reason}` : `cannot move '${from}' to '${to}': ${reason}`;
    yield* complain(call, isGnu(call) ? gnu : `can't rename '${from}': ${reason}`);
    return false;
  }
}

function exists({ process: { files } }: AppletCall, path: string): boolean {
  try {
    files.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}

function* removeAll(call: AppletCall, path: string): Generator<Wait, boolean, void> {
  const { files } = call.process;
  yield* call.process.step();
  try {
    if (files.lstat(path).type === "directory") {
      for (const name of files.list(path)) if (!(yield* removeAll(call, joinPath(path, name)))) return false;
      files.removeDirectory(path);
    } else files.unlink(path);
    return true;
  } catch (error) {
    yield* complain(call, `${isGnu(call) ? "cannot" : "can't"} remove '${path}': ${reasonOf(call, error)}`);
    return false;
  }
}
