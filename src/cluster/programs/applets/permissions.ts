/** `chmod`, `chown`, `chgrp`. */
import type { Process, Wait } from "../../processes/process.ts";
import { type Applet, type AppletCall, complain, forEach, isGnu, reasonOf } from "./applet.ts";
import { changedMode } from "./mode-text.ts";
import { missingOperand, readOptions } from "./options.ts";
import { joinPath } from "./paths.ts";
import { groups, users } from "./users.ts";

const chmodUsage =
  "[-Rcvf] MODE[,MODE]... FILE...\n\nMODE is octal number (bit pattern sstrwxrwxrwx) or [ugoa]{+|-|=}[rwxXst]\n";

/** The paths and, when asked, everything below them. */
function* allOf(
  call: AppletCall,
  paths: readonly string[],
  recursive: boolean,
): Generator<Wait, readonly string[], void> {
  const { files } = call.process;
  const found: string[] = [];
  const pending = [...paths].reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    yield* call.process.step();
    found.push(path);
    if (!recursive || !files.exists(path) || files.lstat(path).type !== "directory") continue;
    const parent = path;
    pending.push(...[...files.list(path)].reverse().map((name) => joinPath(parent, name)));
  }
  return found;
}

export const chmod: Applet = {
  names: ["chmod"],
  usage: chmodUsage,
  *run(call) {
    const minus = call.args.find((arg) => /^-[rwxXst]+$/.test(arg));
    const options = yield* readOptions(
      { ...call, args: call.args.filter((arg) => arg !== minus) },
      { letters: "Rcvf", long: { recursive: "R" }, usage: chmodUsage },
    );
    if (typeof options === "number") return options;
    const [mode = "", ...paths] = minus === undefined ? options.operands : [minus, ...options.operands];
    if (paths.length === 0) return yield* missingOperand(call, chmodUsage);
    const { files, umask } = call.process;
    if (changedMode(mode, 0, false, umask) === undefined) {
      yield* complain(call, `invalid mode${isGnu(call) ? ":" : ""} '${mode}'`);
      return 1;
    }
    const targets = yield* allOf(call, paths, options.has("R"));
    const change = (path: string): void => {
      const status = files.stat(path);
      files.changeMode(
        path,
        changedMode(mode, status.mode, status.type === "directory", umask) ?? status.mode,
      );
    };
    return yield* forEach(call, targets, change, (path, reason) => {
      if (!isGnu(call)) return `${path}: ${reason}`;
      return files.exists(path)
        ? `changing permissions of '${path}': ${reason}`
        : `cannot access '${path}': ${reason}`;
    });
  },
};

const chownUsage =
  "[-Rhvcf] USER[:[GRP]] FILE...\n\nChange the owner and/or group of FILEs to USER and/or GRP\n";

/** A name or a number; `undefined` for nobody. */
function idOf(accounts: readonly { name: string; id: number }[], word: string): number | undefined {
  return (
    accounts.find((account) => account.name === word)?.id ?? (/^\d+$/.test(word) ? Number(word) : undefined)
  );
}

function owners(
  process: Process,
  text: string,
  isGroup: boolean,
): { uid?: number; gid?: number } | { unknown: string; what: string } {
  const [user = "", group] = isGroup ? ["", text] : text.split(/[:.]/);
  const uid = user === "" ? undefined : idOf(users(process), user);
  const gid = group === undefined || group === "" ? undefined : idOf(groups(process), group);
  if (user !== "" && uid === undefined) return { unknown: user, what: "user" };
  if (group !== undefined && group !== "" && gid === undefined) return { unknown: group, what: "group" };
  return { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
}

export const chown: Applet = {
  names: ["chown", "chgrp"],
  usage: chownUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "Rhvcf",
      long: { recursive: "R" },
      usage: chownUsage,
    });
    if (typeof options === "number") return options;
    const [text = "", ...paths] = options.operands;
    if (paths.length === 0) return yield* missingOperand(call, chownUsage);
    const wanted = owners(call.process, text, call.calledAs === "chgrp");
    if ("unknown" in wanted) {
      yield* complain(
        call,
        isGnu(call)
          ? `invalid ${wanted.what}: '${wanted.unknown}'`
          : `unknown ${wanted.what} ${wanted.unknown}`,
      );
      return 1;
    }
    const { files } = call.process;
    const targets = yield* allOf(call, paths, options.has("R"));
    const change = (path: string): void => {
      const { uid, gid } = files.stat(path);
      files.changeOwner(path, wanted.uid ?? uid, wanted.gid ?? gid);
    };
    return yield* forEach(call, targets, change, (path, reason) => {
      if (!isGnu(call)) return `${path}: ${reason}`;
      return files.exists(path)
        ? `changing ownership of '${path}': ${reason}`
        : `cannot access '${path}': ${reason}`;
    });
  },
};

const lnUsage =
  "[-sfnbtv] [-S SUF] TARGET... LINK|DIR\n\nCreate a link LINK or DIR/TARGET to the specified TARGET(s)\n";

export const ln: Applet = {
  names: ["ln", "link"],
  usage: lnUsage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "sfnvT",
      long: { symbolic: "s", force: "f" },
      usage: lnUsage,
    });
    if (typeof options === "number") return options;
    const [target, link = target?.split("/").at(-1) ?? ""] = options.operands;
    if (target === undefined) return yield* missingOperand(call, lnUsage, "missing file operand");
    const { files } = call.process;
    const into =
      files.exists(link) && files.stat(link).type === "directory" && !options.has("n") && !options.has("T");
    const path = into ? joinPath(link, target.replace(/\/+$/, "").split("/").at(-1) ?? "") : link;
    try {
      if (options.has("f") && (files.exists(path) || (options.has("n") && path === link))) files.unlink(path);
      if (options.has("s")) files.symlink(target, path);
      else files.link(target, path);
      return 0;
    } catch (error) {
      const kind = options.has("s") ? "symbolic" : "hard";
      yield* complain(
        call,
        isGnu(call)
          ? `failed to create ${kind} link '${path}': ${reasonOf(call, error)}`
          : `${path}: ${reasonOf(call, error)}`,
      );
      return 1;
    }
  },
};
