/** `mkdir`, `touch` and `mkfifo`. */
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, forEach, isGnu } from "./applet.ts";
import { changedMode } from "./mode-text.ts";
import { missingOperand, readOptions } from "./options.ts";

const mkdirUsage = "[-m MODE] [-p] DIRECTORY...\n\nCreate DIRECTORY\n";

export const mkdir: Applet = {
  names: ["mkdir"],
  usage: mkdirUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "m:pv",
      long: { mode: "m", parents: "p", verbose: "v" },
      usage: mkdirUsage,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* missingOperand(call, mkdirUsage);
    const text = options.value("m");
    const mode = text === undefined ? undefined : changedMode(text, 0o777, true, 0);
    if (text !== undefined && mode === undefined) {
      yield* complain(call, isGnu(call) ? `invalid mode '${text}'` : `invalid mode '${text}'`);
      return 1;
    }
    const make = (path: string): void => {
      if (options.has("p")) makeParents(call, path);
      else call.process.files.makeDirectory(path);
      if (mode !== undefined) call.process.files.changeMode(path, mode);
    };
    return yield* forEach(call, options.operands, make, (path, reason) =>
      isGnu(call)
        ? `cannot create directory '${path}': ${reason}`
        : `can't create directory '${path}': ${reason}`,
    );
  },
};

/** Makes a directory and whatever is missing above it. Throws `SystemError`. */
export function makeParents({ process }: Pick<AppletCall, "process">, path: string): void {
  const { files } = process;
  let made = path.startsWith("/") ? "/" : "";
  for (const part of path.split("/").filter((each) => each !== "")) {
    made = made === "" || made === "/" ? made + part : `${made}/${part}`;
    if (!files.exists(made)) files.makeDirectory(made);
    else if (files.stat(made).type !== "directory")
      throw new SystemError(made === path ? "EEXIST" : "ENOTDIR");
  }
}

const touchUsage = "[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...\n\nUpdate mtime of FILEs\n";

export const touch: Applet = {
  names: ["touch"],
  usage: touchUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "chamd:t:r:f",
      long: { "no-create": "c", date: "d", reference: "r" },
      usage: touchUsage,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* missingOperand(call, touchUsage, "missing file operand");
    const { files } = call.process;
    const touchOne = (path: string): void => {
      if (!options.has("c") || files.exists(path)) files.touch(path);
    };
    return yield* forEach(call, options.operands, touchOne, (path, reason) =>
      isGnu(call) ? `cannot touch '${path}': ${reason}` : `${path}: ${reason}`,
    );
  },
};
