/** How `ls` lays out what it found: long, one per line, or in columns. */
import type { FileStatus } from "../../processes/file-system.ts";
import { type AppletCall, isGnu } from "./applet.ts";
import { listingTime } from "./calendar.ts";
import { modeText } from "./mode-text.ts";
import type { Options } from "./options.ts";
import { blocksOf, humanSize } from "./sizes.ts";
import { groupName, userName } from "./users.ts";

export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly status: FileStatus;
}

const WIDTH = 80;

export function listing(call: AppletCall, options: Options, entries: readonly Entry[]): string {
  if (options.has("l") || options.has("n") || options.has("g") || options.has("o")) {
    return isGnu(call) ? gnuLong(call, options, entries) : busyboxLong(call, options, entries);
  }
  const names = entries.map((entry) => before(options, entry) + entry.name + mark(options, entry));
  const columns =
    options.has("C") || options.has("x") || call.process.descriptors.get(1)?.isTerminal === true;
  if (!columns || options.has("1")) return names.map((name) => `${name}\n`).join("");
  return inColumns(names, options.has("x"));
}

/** The inode and the blocks, where asked for. */
function before(options: Options, { status }: Entry): string {
  const inode = options.has("i") ? `${String(inodeOf(status)).padStart(7)} ` : "";
  return inode + (options.has("s") ? `${String(blocksOf(status)).padStart(4)} ` : "");
}

/** A number for an identity: always the same for the same file. */
export function inodeOf({ identity }: FileStatus): number {
  const numbered = /#(\d+)$/.exec(identity);
  if (numbered !== null) return Number(numbered[1]);
  let hash = 7;
  for (let at = 0; at < identity.length; at++) hash = (hash * 31 + identity.charCodeAt(at)) % 1_000_003;
  return 1_000_000 + hash;
}

function mark(options: Options, { status }: Entry): string {
  if (status.type === "directory" && (options.has("F") || options.has("p"))) return "/";
  if (!options.has("F")) return "";
  if (status.type === "symlink") return "@";
  if (status.type === "fifo") return "|";
  if (status.type === "socket") return "=";
  return status.type === "file" && status.mode & 0o111 ? "*" : "";
}

interface Row {
  readonly mode: string;
  readonly links: string;
  readonly user: string;
  readonly group: string;
  readonly size: string;
  readonly rest: string;
}

function row(call: AppletCall, options: Options, entry: Entry): Row {
  const { process } = call;
  const { status } = entry;
  const numeric = options.has("n");
  const now = process.machine.epochMs + process.machine.now;
  const time = listingTime(process.machine.epochMs + status.modifiedAtMs, now);
  const target = status.type === "symlink" ? ` -> ${status.target ?? ""}` : mark(options, entry);
  const isDevice = status.type === "character-device" || status.type === "block-device";
  return {
    mode: before(options, entry) + modeText(status),
    links: String(status.links),
    user: numeric ? String(status.uid) : userName(process, status.uid),
    group: numeric ? String(status.gid) : groupName(process, status.gid),
    size: isDevice
      ? "1,   3"
      : options.has("h")
        ? humanSize(status.sizeBytes, call.flavour.tools)
        : String(status.sizeBytes),
    rest: `${time} ${entry.name}${target}`,
  };
}

/** Busybox's columns are of one width, whatever is in them. */
function busyboxLong(call: AppletCall, options: Options, entries: readonly Entry[]): string {
  return entries
    .map((entry) => row(call, options, entry))
    .map(
      ({ mode, links, user, group, size, rest }) =>
        `${mode} ${links.padStart(4)} ${user.slice(0, 8).padEnd(8)} ${group.slice(0, 8).padEnd(8)} ${size.padStart(9)} ${rest}\n`,
    )
    .join("");
}

/** GNU's are as wide as they must be. */
function gnuLong(call: AppletCall, options: Options, entries: readonly Entry[]): string {
  const rows = entries.map((entry) => row(call, options, entry));
  const width = (column: keyof Row) => Math.max(0, ...rows.map((each) => each[column].length));
  const [links, user, group, size] = [width("links"), width("user"), width("group"), width("size")];
  return rows
    .map((each) => {
      const owner = options.has("g")
        ? ""
        : ` ${options.has("n") ? each.user.padStart(user) : each.user.padEnd(user)}`;
      const of = options.has("o")
        ? ""
        : ` ${options.has("n") ? each.group.padStart(group) : each.group.padEnd(group)}`;
      return `${each.mode} ${each.links.padStart(links)}${owner}${of} ${each.size.padStart(size)} ${each.rest}\n`;
    })
    .join("");
}

/** Down first, then across; with `across` the other way. */
function inColumns(names: readonly string[], across: boolean): string {
  for (let columns = Math.min(names.length, Math.floor(WIDTH / 3) + 1); columns > 1; columns--) {
    const rows = Math.ceil(names.length / columns);
    const at = (row: number, column: number) => names[across ? row * columns + column : column * rows + row];
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(0, ...Array.from({ length: rows }, (_none, row) => at(row, column)?.length ?? 0)),
    );
    const total = widths.reduce((sum, width) => sum + width + 2, -2);
    if (total > WIDTH || (!across && Math.ceil(names.length / rows) !== columns)) continue;
    const lines = Array.from({ length: rows }, (_, row) => {
      const cells = widths.map((width, column) => ({ name: at(row, column), width }));
      const shown = cells.filter((cell) => cell.name !== undefined);
      return shown
        .map(({ name = "", width }, index) => (index === shown.length - 1 ? name : name.padEnd(width + 2)))
        .join("");
    });
    return `${lines.join("\n")}\n`;
  }
  return names.map((name) => `${name}\n`).join("");
}
