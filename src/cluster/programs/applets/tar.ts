/** `tar`: packs, unpacks and lists; what `kubectl cp` runs in a container. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { formatTime } from "./calendar.ts";
import { readInput } from "./input.ts";
import { makeParents } from "./make.ts";
import { modeText } from "./mode-text.ts";
import { type Options, readOptions, tellUsage } from "./options.ts";
import { directoryName, joinPath } from "./paths.ts";
import { packTar, type TarEntry, unpackTar } from "./tar-format.ts";
import { groupName, userName } from "./users.ts";

const usage = "c|x|t [-zhvokO] [-f TARFILE] [-C DIR] [FILE]...\n";

export const tar: Applet = {
  names: ["tar"],
  usage,
  *run(call) {
    const [first = "", ...rest] = call.args;
    const args = /^[a-zA-Z]+$/.test(first) ? [`-${first}`, ...rest] : call.args;
    const options = yield* readOptions(
      { ...call, args },
      {
        letters: "cxtzvf:C:mpkOhjJoT:X:",
        long: {
          create: "c",
          extract: "x",
          list: "t",
          file: "f",
          directory: "C",
          gzip: "z",
          verbose: "v",
          "no-same-owner": "o",
          exclude: "X",
        },
        usage,
      },
    );
    if (typeof options === "number") return options;
    const base = options.value("C") ?? ".";
    if (options.has("c")) return yield* create(call, options, base);
    if (!options.has("x") && !options.has("t")) {
      if (isGnu(call))
        yield* complain(call, "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
      return yield* tellUsage(call, { usage }, isGnu(call) ? 2 : 1);
    }
    return yield* unpack(call, options, base);
  },
};

const within = (base: string, path: string): string =>
  path.startsWith("/") || base === "." ? path : joinPath(base, path);

function* create(call: AppletCall, options: Options, base: string): Generator<Wait, number, void> {
  const { process } = call;
  const entries: TarEntry[] = [];
  let status = 0;
  for (const path of options.operands) {
    try {
      yield* gather(call, options, base, path, entries);
    } catch (error) {
      yield* complain(
        call,
        isGnu(call) ? `${path}: Cannot stat: ${reasonOf(call, error)}` : `${path}: ${reasonOf(call, error)}`,
      );
      status = isGnu(call) ? 2 : 1;
    }
  }
  if (status !== 0 && isGnu(call))
    yield* complain(call, "Exiting with failure status due to previous errors");
  const target = options.value("f") ?? "-";
  const archive = packTar(entries);
  if (target === "-") yield* process.print(archive);
  else process.files.write(target, archive);
  return status;
}

/** Names in the archive never begin with a slash. */
function* gather(
  call: AppletCall,
  options: Options,
  base: string,
  path: string,
  entries: TarEntry[],
): Generator<Wait, void, void> {
  const { files, machine } = call.process;
  yield* call.process.step();
  const full = within(base, path);
  const status = options.has("h") ? files.stat(full) : files.lstat(full);
  if (status.type !== "file" && status.type !== "directory" && status.type !== "symlink") return;
  const name = path.replace(/^\/+/, "") || ".";
  const modified = Math.floor((machine.epochMs + status.modifiedAtMs) / 1000);
  const common = {
    path: name,
    type: status.type,
    mode: status.mode,
    uid: status.uid,
    gid: status.gid,
    modified,
  };
  if (options.has("v")) yield* call.process.complain(`${name}${status.type === "directory" ? "/" : ""}\n`);
  if (status.type === "symlink") entries.push({ ...common, content: "", target: files.readLink(full) });
  else if (status.type === "file") entries.push({ ...common, content: files.read(full) });
  else {
    entries.push({ ...common, content: "" });
    for (const child of files.list(full)) yield* gather(call, options, base, joinPath(path, child), entries);
  }
}

function* unpack(call: AppletCall, options: Options, base: string): Generator<Wait, number, void> {
  const { process } = call;
  let text: string;
  const source = options.value("f") ?? "-";
  try {
    text = yield* readInput(process, source);
  } catch (error) {
    yield* complain(
      call,
      isGnu(call)
        ? `${source}: Cannot open: ${reasonOf(call, error)}`
        : `can't open '${source}': ${reasonOf(call, error)}`,
    );
    return isGnu(call) ? 2 : 1;
  }
  const entries = text === "" ? [] : unpackTar(text);
  if (entries === undefined || (text === "" && !isGnu(call))) {
    yield* complain(
      call,
      isGnu(call)
        ? "This does not look like a tar archive"
        : text === ""
          ? "short read"
          : "invalid tar magic",
    );
    return isGnu(call) ? 2 : 1;
  }
  const wanted = entries.filter(
    ({ path }) =>
      options.operands.length === 0 ||
      options.operands.some((name) => path === name || path.startsWith(`${name.replace(/\/$/, "")}/`)),
  );
  let status = 0;
  for (const entry of wanted) {
    if (options.has("t") || options.has("v"))
      yield* process.print(line(call, entry, options.has("t") && options.has("v")));
    if (options.has("t")) continue;
    try {
      if (options.has("O")) yield* process.print(entry.content);
      else extract(call, within(base, entry.path), entry);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code === "EPIPE") throw error;
      yield* complain(
        call,
        isGnu(call)
          ? `${entry.path}: Cannot open: ${reasonOf(call, error)}`
          : `can't open '${entry.path}': ${reasonOf(call, error)}`,
      );
      status = isGnu(call) ? 2 : 1;
    }
  }
  return status;
}

function line(call: AppletCall, entry: TarEntry, long: boolean): string {
  if (!long) return `${entry.path}\n`;
  const owner = `${userName(call.process, entry.uid)}/${groupName(call.process, entry.gid)}`;
  const size = String(entry.content.length).padStart(9);
  return `${modeText(entry)} ${owner} ${size} ${formatTime("%Y-%m-%d %H:%M:%S", entry.modified * 1000)} ${entry.path}\n`;
}

function extract(call: AppletCall, path: string, { type, mode, content, target }: TarEntry): void {
  const { files } = call.process;
  const clean = path.replace(/\/+$/, "");
  if (clean === "" || clean === ".") return;
  if (type === "directory") {
    makeParents(call, clean);
    return;
  }
  makeParents(call, directoryName(clean) === "." ? "" : directoryName(clean));
  if (type === "symlink") {
    if (files.exists(clean)) files.unlink(clean);
    files.symlink(target ?? "", clean);
  } else {
    files.write(clean, content, mode & 0o777);
    files.changeMode(clean, mode & 0o7777);
  }
}
