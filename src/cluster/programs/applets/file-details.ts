/** `stat`, `file`-like details, `mktemp`, `truncate`, `fallocate`, `cmp`. */
import type { FileStatus } from "../../processes/file-system.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { formatTime } from "./calendar.ts";
import { readInputs } from "./input.ts";
import { inodeOf } from "./ls-layout.ts";
import { modeText } from "./mode-text.ts";
import { missingOperand, readOptions } from "./options.ts";
import { blocksOf } from "./sizes.ts";
import { groupName, userName } from "./users.ts";

const typeNames: Readonly<Record<FileStatus["type"], string>> = {
  file: "regular file",
  directory: "directory",
  symlink: "symbolic link",
  fifo: "fifo",
  socket: "socket",
  "character-device": "character special file",
  "block-device": "block special file",
};

export const stat: Applet = {
  names: ["stat"],
  usage: "[-ltf] [-c FMT] FILE...\n\nDisplay file (default) or filesystem status\n",
  *run(call) {
    const { files } = call.process;
    const options = yield* readOptions(call, {
      letters: "ltfLc:",
      long: { format: "c", dereference: "L", printf: "c" },
      usage: "[-ltf] [-c FMT] FILE...\n",
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* missingOperand(call, "[-ltf] [-c FMT] FILE...\n");
    let status = 0;
    for (const path of options.operands) {
      try {
        const found = options.has("L") ? files.stat(path) : files.lstat(path);
        const format = options.value("c");
        yield* call.process.print(
          format === undefined ? wholeStatus(call, path, found) : `${formatted(call, format, path, found)}\n`,
        );
      } catch (error) {
        yield* complain(
          call,
          `${isGnu(call) ? "cannot statx" : "can't stat"} '${path}': ${reasonOf(call, error)}`,
        );
        status = 1;
      }
    }
    return status;
  },
};

const typeName = (status: FileStatus): string =>
  status.type === "file" && status.sizeBytes === 0 ? "regular empty file" : typeNames[status.type];

function wholeStatus(call: AppletCall, path: string, status: FileStatus): string {
  const { process } = call;
  const name = status.type === "symlink" ? `${path} -> ${status.target ?? ""}` : path;
  const shown = isGnu(call) || status.type !== "symlink" ? name : `'${path}' -> '${status.target ?? ""}'`;
  const mode = (status.mode & 0o7777).toString(8).padStart(4, "0");
  const uid = `${String(status.uid).padStart(5)}/${userName(process, status.uid).padStart(8)}`;
  const gid = `${String(status.gid).padStart(5)}/${groupName(process, status.gid).padStart(8)}`;
  const time = formatTime("%Y-%m-%d %H:%M:%S.%N +0000", process.machine.epochMs + status.modifiedAtMs);
  const blocks = String(blocksOf(status) * 2).padEnd(10);
  const device = isGnu(call) ? "254,1" : "fe01h/65025d";
  return [
    `  File: ${shown}`,
    `  Size: ${String(status.sizeBytes).padEnd(9)}\tBlocks: ${blocks} IO Block: 4096   ${typeName(status)}`,
    `Device: ${device}\tInode: ${String(inodeOf(status)).padEnd(11)} Links: ${status.links}`,
    `Access: (${mode}/${modeText(status)})  Uid: (${uid})   Gid: (${gid})`,
    `Access: ${time}`,
    `Modify: ${time}`,
    `Change: ${time}`,
    ...(isGnu(call) ? [" Birth: -", ""] : [""]),
  ].join("\n");
}

function formatted(call: AppletCall, format: string, path: string, status: FileStatus): string {
  const { process } = call;
  const ms = process.machine.epochMs + status.modifiedAtMs;
  const fields: Readonly<Record<string, () => string>> = {
    n: () => path,
    N: () => `'${path}'${status.target === undefined ? "" : ` -> '${status.target}'`}`,
    s: () => String(status.sizeBytes),
    a: () => (status.mode & 0o7777).toString(8),
    A: () => modeText(status),
    u: () => String(status.uid),
    U: () => userName(process, status.uid),
    g: () => String(status.gid),
    G: () => groupName(process, status.gid),
    F: () => typeName(status),
    h: () => String(status.links),
    i: () => String(inodeOf(status)),
    b: () => String(blocksOf(status) * 2),
    B: () => "512",
    o: () => "4096",
    Y: () => String(Math.floor(ms / 1000)),
    X: () => String(Math.floor(ms / 1000)),
    Z: () => String(Math.floor(ms / 1000)),
    y: () => formatTime("%Y-%m-%d %H:%M:%S.%N +0000", ms),
    z: () => formatTime("%Y-%m-%d %H:%M:%S.%N +0000", ms),
    "%": () => "%",
  };
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => fields[letter]?.() ?? whole);
}

export const mktemp: Applet = {
  names: ["mktemp"],
  usage:
    "[-dt] [-p DIR] [TEMPLATE]\n\nCreate a temporary file with name based on TEMPLATE and print its name\n",
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "dtqup:", usage: "[-dt] [-p DIR] [TEMPLATE]\n" });
    if (typeof options === "number") return options;
    const directory = options.value("p") ?? process.env.get("TMPDIR") ?? "/tmp";
    const [template] = options.operands;
    const whole =
      template === undefined
        ? `${directory}/tmp.XXXXXXXXXX`
        : options.has("t") || options.has("p")
          ? `${directory}/${template}`
          : template;
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const drawn = process.machine.random(`mktemp ${process.pid} ${process.machine.now}`);
    const path = whole.replace(/X+$/, (places) =>
      Array.from(places, (_, at) => letters[Math.floor(drawn / 3 ** at) % letters.length]).join(""),
    );
    try {
      if (options.has("d")) process.files.makeDirectory(path, 0o700);
      else if (!options.has("u")) process.files.write(path, "", 0o600);
    } catch (error) {
      yield* complain(
        call,
        isGnu(call)
          ? `failed to create file via template '${whole}': ${reasonOf(call, error)}`
          : `${whole}: ${reasonOf(call, error)}`,
      );
      return 1;
    }
    yield* process.print(`${path}\n`);
    return 0;
  },
};

const units: Readonly<Record<string, number>> = {
  "": 1,
  k: 1024,
  K: 1024,
  m: 1024 ** 2,
  M: 1024 ** 2,
  g: 1024 ** 3,
  G: 1024 ** 3,
};

/** Makes files of a size: the quick way to fill a disk. */
export const truncate: Applet = {
  names: ["truncate", "fallocate"],
  usage: "[-c] -s SIZE FILE...\n",
  *run(call) {
    const { files } = call.process;
    const options = yield* readOptions(call, {
      letters: "cs:l:o:nx",
      long: { size: "s", length: "l" },
      usage: "[-c] -s SIZE FILE...\n",
    });
    if (typeof options === "number") return options;
    const text = options.value(call.calledAs === "truncate" ? "s" : "l");
    const found = /^([-+]?)(\d+)([kKmMgG]?)(?:i?B)?$/.exec(text ?? "");
    if (found === null || options.operands.length === 0)
      return yield* missingOperand(call, "[-c] -s SIZE FILE...\n", "you must specify a size");
    const size = Number(found[2]) * (units[found[3] ?? ""] ?? 1);
    let status = 0;
    for (const path of options.operands) {
      try {
        const before = files.exists(path) ? files.read(path) : "";
        const wanted =
          found[1] === "+"
            ? before.length + size
            : found[1] === "-"
              ? Math.max(0, before.length - size)
              : size;
        if (call.calledAs === "fallocate" && wanted <= before.length) continue;
        files.write(
          path,
          wanted <= before.length ? before.slice(0, wanted) : before + "\0".repeat(wanted - before.length),
        );
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        yield* complain(
          call,
          call.calledAs === "fallocate"
            ? `fallocate '${path}': ${reasonOf(call, error)}`
            : `${isGnu(call) ? `cannot open '${path}' for writing` : path}: ${reasonOf(call, error)}`,
        );
        status = 1;
      }
    }
    return status;
  },
};

export const cmp: Applet = {
  names: ["cmp"],
  *run(call) {
    const options = yield* readOptions(call, { letters: "sl", usage: "[-ls] FILE1 [FILE2]\n" });
    if (typeof options === "number") return options;
    const { inputs, status } = yield* readInputs(call, options.operands);
    const [one, other] = inputs;
    if (one === undefined || other === undefined) return status === 0 ? 1 : 2;
    if (one.text === other.text) return 0;
    const at = [...one.text].findIndex((character, index) => character !== other.text[index]);
    if (options.has("s")) return 1;
    if (at < 0 || at >= other.text.length)
      yield* complain(call, `EOF on ${(one.text.length < other.text.length ? one : other).path}`);
    else
      yield* call.process.print(
        `${one.path} ${other.path} differ: char ${at + 1}, line ${one.text.slice(0, at).split("\n").length}\n`,
      );
    return 1;
  },
};
