/** `rm` and `rmdir`. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, forEach, isGnu, reasonOf } from "./applet.ts";
import { missingOperand, type Options, readOptions } from "./options.ts";
import { baseName, directoryName, joinPath } from "./paths.ts";

const usage = "[-irf] FILE...\n\nRemove (unlink) FILEs\n";

export const rm: Applet = {
  names: ["rm"],
  usage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "irRfvd",
      long: { recursive: "r", force: "f", verbose: "v", dir: "d", interactive: "i" },
      usage,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return options.has("f") ? 0 : yield* missingOperand(call, usage);
    let status = 0;
    for (const path of options.operands) {
      const name = baseName(path);
      if (name === "." || name === "..") {
        const message = isGnu(call)
          ? `refusing to remove '.' or '..' directory: skipping '${path}'`
          : `can't remove '.' or '..'`;
        yield* complain(call, message);
        status = 1;
      } else if (isGnu(call) && path.replace(/\/+$/, "") === "" && options.has("r")) {
        yield* complain(call, "it is dangerous to operate recursively on '/'");
        yield* complain(call, "use --no-preserve-root to override this failsafe");
        status = 1;
      } else if (!(yield* removeOne(call, options, path))) status = 1;
    }
    return status;
  },
};

function* removeOne(call: AppletCall, options: Options, path: string): Generator<Wait, boolean, void> {
  const { process } = call;
  const { files } = process;
  yield* process.step();
  try {
    if (files.lstat(path).type !== "directory") files.unlink(path);
    else if (!options.has("r") && !options.has("R")) {
      if (options.has("d")) files.removeDirectory(path);
      else throw new SystemError("EISDIR");
    } else {
      let whole = true;
      for (const name of files.list(path)) {
        if (!(yield* removeOne(call, options, joinPath(path, name)))) whole = false;
      }
      if (!whole) return false;
      files.removeDirectory(path);
    }
    if (options.has("v")) yield* process.print(`removed '${path}'\n`);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === "ENOENT" && options.has("f")) return true;
    yield* complain(call, failure(call, path, error));
    return false;
  }
}

function failure(call: AppletCall, path: string, error: SystemError): string {
  if (isGnu(call)) return `cannot remove '${path}': ${reasonOf(call, error)}`;
  return error.code === "EISDIR"
    ? `'${path}' is a directory`
    : `can't remove '${path}': ${reasonOf(call, error)}`;
}

const rmdirUsage = "[-p] DIRECTORY...\n\nRemove DIRECTORY if it is empty\n";

export const rmdir: Applet = {
  names: ["rmdir"],
  usage: rmdirUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "pv",
      long: { parents: "p", "ignore-fail-on-non-empty": "v" },
      usage: rmdirUsage,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* missingOperand(call, rmdirUsage);
    const remove = (path: string): void => {
      call.process.files.removeDirectory(path);
      const parent = directoryName(path);
      if (options.has("p") && parent !== "." && parent !== "/") remove(parent);
    };
    return yield* forEach(call, options.operands, remove, (path, reason) =>
      isGnu(call) ? `failed to remove '${path}': ${reason}` : `'${path}': ${reason}`,
    );
  },
};
