/** `basename`, `dirname`, `readlink`, `realpath`, `which`: paths and where they lead. */
import { type Applet, complain, isGnu, reasonOf } from "./applet.ts";
import { missingOperand, readOptions } from "./options.ts";
import { baseName, directoryName, joinPath } from "./paths.ts";
import { attempt } from "./sizes.ts";

const basenameUsage = "FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...\n";

export const basename: Applet = {
  names: ["basename"],
  usage: basenameUsage,
  *run(call) {
    const options = yield* readOptions(call, { letters: "as:", usage: basenameUsage });
    if (typeof options === "number") return options;
    const { operands } = options;
    if (operands.length === 0) return yield* missingOperand(call, basenameUsage);
    const many = options.has("a") || options.has("s");
    const suffix = options.value("s") ?? (many ? "" : (operands[1] ?? ""));
    for (const path of many ? operands : operands.slice(0, 1)) {
      const name = baseName(path);
      const cut =
        suffix !== "" && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
      yield* call.process.print(`${cut}\n`);
    }
    return 0;
  },
};

export const dirname: Applet = {
  names: ["dirname"],
  usage: "FILENAME\n",
  *run(call) {
    if (call.args.length === 0) return yield* missingOperand(call, "FILENAME\n");
    for (const path of call.args) yield* call.process.print(`${directoryName(path)}\n`);
    return 0;
  },
};

const readlinkUsage = "[-fnv] FILE\n\nDisplay the value of a symlink\n";

export const readlink: Applet = {
  names: ["readlink"],
  usage: readlinkUsage,
  *run(call) {
    const options = yield* readOptions(call, { letters: "fnvem", usage: readlinkUsage });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* missingOperand(call, readlinkUsage);
    let status = 0;
    for (const path of options.operands) {
      const follows = options.has("f") || options.has("e") || options.has("m");
      const found = attempt(() =>
        follows ? canonical(call.process.files, call.process.cwd, path) : call.process.files.readLink(path),
      );
      if (found === undefined) status = 1;
      else yield* call.process.print(options.has("n") ? found : `${found}\n`);
    }
    return status;
  },
};

/** Every link followed; the last part may be missing. */
function canonical(
  files: { resolve(path: string): string; exists(path: string): boolean },
  cwd: string,
  path: string,
): string {
  const absolute = path.startsWith("/") ? path : joinPath(cwd, path);
  return files.exists(absolute)
    ? files.resolve(absolute)
    : joinPath(files.resolve(directoryName(absolute)), baseName(absolute));
}

export const realpath: Applet = {
  names: ["realpath"],
  usage: "FILE...\n",
  *run(call) {
    let status = 0;
    for (const path of call.args.filter((arg) => !/^-[emsq]+$/.test(arg))) {
      try {
        yield* call.process.print(`${canonical(call.process.files, call.process.cwd, path)}\n`);
      } catch (error) {
        yield* complain(call, `${path}: ${reasonOf(call, error)}`);
        status = 1;
      }
    }
    return status;
  },
};

export const which: Applet = {
  names: ["which"],
  *run(call) {
    const { process } = call;
    const { files } = process;
    const runs = (path: string) =>
      files.exists(path) && files.stat(path).type === "file" && files.access(path, 1);
    const path = process.env.get("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    let status = 0;
    for (const name of call.args.filter((arg) => arg !== "-a")) {
      const places = name.includes("/")
        ? [name]
        : path.split(":").map((directory) => joinPath(directory, name));
      const found = places.find(runs);
      if (found === undefined) status = 1;
      else yield* process.print(`${found}\n`);
    }
    return isGnu(call) || call.args.length > 0 ? status : 1;
  },
};
