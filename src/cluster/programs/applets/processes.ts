/** `ps`, `pgrep`, `pkill`, `pidof`, `top`. */
import type { ProcessEntry } from "../../processes/process.ts";
import { signalNamed } from "../../processes/signals.ts";
import { type Applet, type AppletCall, complain, isGnu } from "./applet.ts";
import { readOptions } from "./options.ts";

const programName = (entry: ProcessEntry): string =>
  (entry.command.split(" ")[0] ?? "").split("/").at(-1) ?? "";

const letterOf = { running: "R", sleeping: "S", stopped: "T", zombie: "Z" } as const;

const shownCommand = (entry: ProcessEntry): string =>
  entry.state === "zombie" ? `[${programName(entry)}]` : entry.command;

/** Busybox shows everything; GNU without options only what belongs to this terminal. */
export const ps: Applet = {
  names: ["ps"],
  usage: "[-o COL1,COL2=HEADER] [-T]\n\nShow list of processes\n",
  *run(call) {
    const { process, args } = call;
    const entries = process.list();
    const columns = columnsAsked(args);
    if (columns !== undefined) {
      yield* process.print(table(columns, entries));
      return 0;
    }
    if (!isGnu(call)) {
      const lines = entries.map(
        (entry) =>
          `${String(entry.pid).padStart(5)} ${entry.user.slice(0, 8).padEnd(8)} ${shownCommand(entry)}\n`,
      );
      yield* process.print(`PID   USER     COMMAND\n${lines.join("")}`);
      return 0;
    }
    yield* process.print(gnuTable(call, entries));
    return 0;
  },
};

function columnsAsked(args: readonly string[]): readonly string[] | undefined {
  const at = args.findIndex((arg) => /^-?[a-zA-Z]*o$/.test(arg));
  const joined = args.find((arg) => arg.startsWith("-o") && arg.length > 2)?.slice(2);
  const text = joined ?? (at < 0 ? undefined : args[at + 1]);
  return text?.split(",");
}

const columnValues: Readonly<
  Record<string, { header: string; value: (entry: ProcessEntry) => string; right?: boolean }>
> = {
  pid: { header: "PID", value: (entry) => String(entry.pid), right: true },
  ppid: { header: "PPID", value: (entry) => String(entry.parent), right: true },
  user: { header: "USER", value: (entry) => entry.user },
  comm: { header: "COMMAND", value: programName },
  args: { header: "COMMAND", value: shownCommand },
  cmd: { header: "CMD", value: shownCommand },
  stat: { header: "STAT", value: (entry) => letterOf[entry.state] },
  time: { header: "TIME", value: () => "0:00" },
};

function table(columns: readonly string[], entries: readonly ProcessEntry[]): string {
  const shown = columns.flatMap((column) => {
    const [name = "", header] = column.split("=");
    const found = columnValues[name === "command" ? "args" : name];
    return found === undefined ? [] : [{ ...found, header: header ?? found.header }];
  });
  const rows = [
    shown.map((column) => column.header),
    ...entries.map((entry) => shown.map((column) => column.value(entry))),
  ];
  const widths = shown.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) =>
        at === row.length - 1
          ? cell
          : shown[at]?.right
            ? cell.padStart(widths[at] ?? 0)
            : cell.padEnd(widths[at] ?? 0),
      )
      .join(" "),
  );
  return rows[0]?.every((header) => header === "")
    ? `${lines.slice(1).join("\n")}\n`
    : `${lines.join("\n")}\n`;
}

function gnuTable({ process, args }: AppletCall, entries: readonly ProcessEntry[]): string {
  const flags = args.join("").replaceAll("-", "");
  if (/^aux?w*$/.test(flags) || flags.includes("u")) {
    const head = "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n";
    const line = (entry: ProcessEntry) =>
      `${entry.user.padEnd(8)} ${String(entry.pid).padStart(7)}  0.0  0.0   2580  1664 ?        ${letterOf[entry.state].padEnd(4)} 00:00   0:00 ${shownCommand(entry)}\n`;
    return head + entries.map(line).join("");
  }
  if (flags.includes("f")) {
    const line = (entry: ProcessEntry) =>
      `${entry.user.padEnd(8)} ${String(entry.pid).padStart(7)} ${String(entry.parent).padStart(7)}  0 00:00 ?        00:00:00 ${shownCommand(entry)}\n`;
    return `UID          PID    PPID  C STIME TTY          TIME CMD\n${entries.map(line).join("")}`;
  }
  const own = new Set<number>([process.pid, process.parent]);
  const shown = /[aeA]/.test(flags)
    ? entries
    : entries.filter((entry) => own.has(entry.pid) || own.has(entry.parent));
  const line = (entry: ProcessEntry) =>
    `${String(entry.pid).padStart(7)} pts/0    00:00:00 ${programName(entry)}\n`;
  return `    PID TTY          TIME CMD\n${shown.map(line).join("")}`;
}

const grepUsage = "[-flanovx] [-s SID|-P PPID|PATTERN]\n\nDisplay process(es) selected by regex PATTERN\n";

export const pgrep: Applet = {
  names: ["pgrep", "pkill"],
  usage: grepUsage,
  *run(call) {
    const { process } = call;
    const kills = call.calledAs === "pkill";
    const word = kills
      ? call.args.find((arg) => signalNamed(arg.slice(1)) !== undefined && /^-[A-Z0-9]+$/.test(arg))
      : undefined;
    const options = yield* readOptions(
      { ...call, args: call.args.filter((arg) => arg !== word) },
      { letters: "flanovxP:s:cu:", usage: grepUsage, failure: 2 },
    );
    if (typeof options === "number") return options;
    const [pattern] = options.operands;
    if (pattern === undefined && !options.has("P")) {
      yield* complain(call, "no matching criteria specified");
      return 2;
    }
    let matcher: RegExp;
    try {
      matcher = new RegExp(options.has("x") ? `^(?:${pattern ?? ""})$` : (pattern ?? ""));
    } catch {
      yield* complain(call, `bad regex '${pattern}'`);
      return 2;
    }
    const parent = options.value("P");
    const matches = process.list().filter((entry) => {
      if (entry.pid === process.pid || (parent !== undefined && String(entry.parent) !== parent))
        return false;
      return matcher.test(options.has("f") ? entry.command : programName(entry)) !== options.has("v");
    });
    const chosen = options.has("n") ? matches.slice(-1) : options.has("o") ? matches.slice(0, 1) : matches;
    if (options.has("c")) yield* process.print(`${chosen.length}\n`);
    for (const entry of chosen) {
      if (kills) process.kill(entry.pid, signalNamed(word?.slice(1) ?? "TERM") ?? "TERM");
      else if (!options.has("c")) {
        const shown = options.has("a")
          ? ` ${entry.command}`
          : options.has("l")
            ? ` ${programName(entry)}`
            : "";
        yield* process.print(`${entry.pid}${shown}\n`);
      }
    }
    return chosen.length > 0 ? 0 : 1;
  },
};

export const pidof: Applet = {
  names: ["pidof"],
  *run({ process, args }) {
    const names = args.filter((arg) => !arg.startsWith("-"));
    const found = process
      .list()
      .filter((entry) => names.includes(programName(entry)) && entry.pid !== process.pid);
    const pids = found.map((entry) => entry.pid).reverse();
    if (pids.length > 0)
      yield* process.print(`${(args.includes("-s") ? pids.slice(0, 1) : pids).join(" ")}\n`);
    return pids.length > 0 ? 0 : 1;
  },
};

/** One look: there is no screen to draw on again and again. */
export const top: Applet = {
  names: ["top"],
  *run({ process }) {
    const entries = process.list();
    const lines = entries.map(
      (entry) =>
        `${String(entry.pid).padStart(5)} ${String(entry.parent).padStart(5)} ${entry.user.padEnd(8)} ${letterOf[entry.state]}     4412   0%   0   0% ${shownCommand(entry)}\n`,
    );
    yield* process.print(
      `Mem: 2048000K used, 6144000K free\nCPU:   1% usr   1% sys   0% nic  98% idle\nLoad average: 0.00 0.01 0.05 1/${entries.length} ${process.pid}\n  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n${lines.join("")}`,
    );
    return 0;
  },
};
