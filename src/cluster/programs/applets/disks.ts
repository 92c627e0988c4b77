/** `df`, `du`, `mount`, `umount`, `free`: how full things are and what lies where. */
import type { MountEntry } from "../../processes/file-system.ts";
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { type Options, readOptions } from "./options.ts";
import { joinPath } from "./paths.ts";
import { attempt, blocksOf, humanSize } from "./sizes.ts";

const dfUsage = "[-PkmhTai] [-B SIZE] [-t TYPE] [FILESYSTEM]...\n\nPrint filesystem usage statistics\n";

export const df: Applet = {
  names: ["df"],
  usage: dfUsage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "PkmhHTaiB:t:x:",
      long: { "human-readable": "h", "print-type": "T", all: "a" },
      usage: dfUsage,
    });
    if (typeof options === "number") return options;
    const mounts = process.files.mounts();
    let status = 0;
    const chosen: MountEntry[] = [];
    for (const path of options.operands) {
      const found = attempt(() => process.files.resolve(path));
      const mount = found === undefined ? undefined : mountOf(mounts, found);
      if (mount !== undefined) chosen.push(mount);
      else {
        yield* complain(
          call,
          isGnu(call) ? `${path}: No such file or directory` : `${path}: can't find mount point`,
        );
        status = 1;
      }
    }
    if (options.operands.length > 0 && chosen.length === 0) return status;
    const type = options.value("t");
    const rows = (options.operands.length > 0 ? chosen : mounts).filter(
      (mount) => type === undefined || mount.type === type,
    );
    yield* process.print(isGnu(call) ? gnuTable(rows, options) : busyboxTable(rows, options));
    return status;
  },
};

function mountOf(mounts: readonly MountEntry[], path: string): MountEntry | undefined {
  const below = mounts.filter(
    (mount) => mount.path === "/" || path === mount.path || path.startsWith(`${mount.path}/`),
  );
  return [...below].sort((one, other) => other.path.length - one.path.length)[0];
}

function cells(
  mount: MountEntry,
  options: Options,
  tools: "busybox" | "gnu",
): { size: string; used: string; free: string; percent: string } {
  const show = (bytes: number) => {
    if (options.has("h") || options.has("H")) return bytes === 0 ? "0" : humanSize(bytes, tools);
    return String(Math.ceil(bytes / (options.has("m") ? 1024 ** 2 : 1024)));
  };
  const free = Math.max(0, mount.sizeBytes - mount.usedBytes);
  const percent = mount.sizeBytes === 0 ? 0 : Math.ceil((mount.usedBytes * 100) / mount.sizeBytes);
  return {
    size: show(mount.sizeBytes),
    used: show(mount.usedBytes),
    free: show(free),
    percent: `${percent}%`,
  };
}

function busyboxTable(mounts: readonly MountEntry[], options: Options): string {
  const unit = options.has("h")
    ? "     Size"
    : options.has("m")
      ? "1M-blocks"
      : options.has("P")
        ? "1024-blocks"
        : "1K-blocks";
  const type = (text: string) => (options.has("T") ? ` ${text.padEnd(10)}` : "");
  const percent = options.has("P") ? "Capacity" : "Use%";
  const head = `Filesystem          ${type("Type")} ${unit.padStart(9)}      Used Available ${percent} Mounted on\n`;
  const rows = mounts.map((mount) => {
    const { size, used, free, percent: full } = cells(mount, options, "busybox");
    const device = mount.device.length > 20 ? `${mount.device}\n${" ".repeat(20)}` : mount.device.padEnd(20);
    return `${device}${type(mount.type)} ${size.padStart(9)} ${used.padStart(9)} ${free.padStart(9)} ${full.padStart(4)} ${mount.path}\n`;
  });
  return head + rows.join("");
}

function gnuTable(mounts: readonly MountEntry[], options: Options): string {
  const human = options.has("h") || options.has("H");
  const head = [
    "Filesystem",
    ...(options.has("T") ? ["Type"] : []),
    human ? "Size" : "1K-blocks",
    "Used",
    human ? "Avail" : "Available",
    "Use%",
    "Mounted on",
  ];
  const rows = mounts.map((mount) => {
    const { size, used, free, percent } = cells(mount, options, "gnu");
    return [mount.device, ...(options.has("T") ? [mount.type] : []), size, used, free, percent, mount.path];
  });
  const left = options.has("T") ? 2 : 1;
  const widths = head.map((title, at) =>
    Math.max(at === 0 ? 14 : title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) =>
          at === row.length - 1
            ? cell
            : at < left
              ? cell.padEnd(widths[at] ?? 0)
              : cell.padStart(widths[at] ?? 0),
        )
        .join(" "),
    )
    .map((line) => `${line}\n`)
    .join("");
}

const duUsage = "[-aHLdclsxhmk] [FILE]...\n\nSummarize disk space used for FILEs (or directories)\n";

export const du: Applet = {
  names: ["du"],
  usage: duUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "aHLd:clsxhmkb",
      long: { summarize: "s", "human-readable": "h", all: "a", "max-depth": "d", total: "c", bytes: "b" },
      usage: duUsage,
    });
    if (typeof options === "number") return options;
    const state = { status: 0 };
    const deepest = options.has("s")
      ? 0
      : options.has("d")
        ? Number(options.value("d"))
        : Number.POSITIVE_INFINITY;
    let total = 0;
    const seen = new Set<string>();
    for (const path of options.operands.length === 0 ? ["."] : options.operands) {
      total += (yield* measure({ call, options, deepest, seen, state }, path, 0)) ?? 0;
    }
    if (options.has("c")) yield* call.process.print(`${shown(call, options, total)}\ttotal\n`);
    return state.status;
  },
};

interface Measuring {
  readonly call: AppletCall;
  readonly options: Options;
  readonly deepest: number;
  readonly seen: Set<string>;
  readonly state: { status: number };
}

const shown = (call: AppletCall, options: Options, bytes: number): string => {
  if (options.has("h")) return humanSize(bytes, call.flavour.tools);
  if (options.has("b")) return String(bytes);
  return String(Math.ceil(bytes / (options.has("m") ? 1024 ** 2 : 1024)));
};

/** Bytes below a path; a file with several names counts once. */
function* measure(
  measuring: Measuring,
  path: string,
  depth: number,
): Generator<Wait, number | undefined, void> {
  const { call, options, deepest, seen, state } = measuring;
  const { process } = call;
  yield* process.step();
  try {
    const status = process.files.lstat(path);
    if (status.type !== "directory" && seen.has(status.identity)) return 0;
    seen.add(status.identity);
    let bytes = options.has("b") ? status.sizeBytes : blocksOf(status) * 1024;
    if (status.type === "directory") {
      for (const name of process.files.list(path))
        bytes += (yield* measure(measuring, joinPath(path, name), depth + 1)) ?? 0;
    }
    const tells = depth <= deepest && (status.type === "directory" || depth === 0 || options.has("a"));
    if (tells) yield* process.print(`${shown(call, options, bytes)}\t${path}\n`);
    return bytes;
  } catch (error) {
    if (!(error instanceof SystemError) || error.code === "EPIPE") throw error;
    yield* complain(
      call,
      isGnu(call) ? `cannot access '${path}': ${reasonOf(call, error)}` : `${path}: ${reasonOf(call, error)}`,
    );
    state.status = 1;
    return undefined;
  }
}

export const mount: Applet = {
  names: ["mount", "umount"],
  usage: "[OPTIONS] [-o OPTS] DEVICE NODE\n",
  *run(call) {
    const words = call.args.filter((arg) => !arg.startsWith("-"));
    if (words.length > 0) {
      yield* complain(
        call,
        isGnu(call) ? `${words.at(-1)}: permission denied.` : `permission denied (are you root?)`,
      );
      return isGnu(call) ? 32 : 1;
    }
    for (const { device, path, type, options } of call.process.files.mounts()) {
      yield* call.process.print(`${device} on ${path} type ${type} (${options})\n`);
    }
    return 0;
  },
};

export const free: Applet = {
  names: ["free"],
  *run(call) {
    const options = yield* readOptions(call, { letters: "bkmgh", usage: "[-bkmgh]\n" });
    if (typeof options === "number") return options;
    const unit = options.has("g") ? 1024 ** 2 : options.has("m") ? 1024 : 1;
    const show = (kibibytes: number) =>
      (options.has("h")
        ? humanSize(kibibytes * 1024, call.flavour.tools)
        : String(Math.floor(kibibytes / unit))
      ).padStart(12);
    const [total, used, cache] = [8_388_608, 2_097_152, 1_048_576];
    const head = ["total", "used", "free", "shared", "buff/cache", "available"]
      .map((title) => title.padStart(12))
      .join("");
    yield* call.process.print(
      `     ${head}\nMem: ${[total, used, total - used - cache, 0, cache, total - used].map(show).join("")}\nSwap:${[0, 0, 0].map(show).join("")}\n`,
    );
    return 0;
  },
};

export const uptime: Applet = {
  names: ["uptime"],
  *run({ process }) {
    const minutes = Math.floor(process.machine.now / 60_000);
    const clock = new Array(3)
      .fill(0)
      .map((_, at) =>
        String(
          Math.floor((process.machine.epochMs + process.machine.now) / [3_600_000, 60_000, 1000][at]!) %
            (at === 0 ? 24 : 60),
        ).padStart(2, "0"),
      );
    const since =
      minutes >= 60
        ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
        : `${minutes} min`;
    yield* process.print(` ${clock.join(":")} up ${since},  0 users,  load average: 0.00, 0.01, 0.05\n`);
    return 0;
  },
};
