/** Copies files and directories: what `cp` does, and `mv` between file systems. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { joinPath } from "./paths.ts";

export interface CopyOptions {
  readonly recursive: boolean;
  /** Keeps modes and owners. */
  readonly preserve: boolean;
  /** Copies links as links. */
  readonly links: boolean;
}

/** Whether all went well; what did not has been told of. */
export function* copyTree(
  call: AppletCall,
  from: string,
  to: string,
  options: CopyOptions,
): Generator<Wait, boolean, void> {
  const { process } = call;
  const { files } = process;
  yield* process.step();
  let type: string;
  try {
    type = (options.links ? files.lstat(from) : files.stat(from)).type;
  } catch (error) {
    yield* complain(call, `${isGnu(call) ? "cannot" : "can't"} stat '${from}': ${reasonOf(call, error)}`);
    return false;
  }
  if (type === "directory") return yield* copyDirectory(call, from, to, options);
  try {
    if (type === "symlink") {
      if (files.exists(to)) files.unlink(to);
      files.symlink(files.readLink(from), to);
      return true;
    }
    const { mode, uid, gid } = files.stat(from);
    const content = files.read(from);
    const existed = files.exists(to);
    try {
      files.write(to, content, mode & 0o777);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(call, notWritten(call, to, error, existed));
      return false;
    }
    if (options.preserve) {
      files.changeMode(to, mode);
      if (process.uid === 0) files.changeOwner(to, uid, gid);
    }
    return true;
  } catch (error) {
    yield* complain(
      call,
      `${isGnu(call) ? `cannot open '${from}' for reading` : `can't open '${from}'`}: ${reasonOf(call, error)}`,
    );
    return false;
  }
}

function notWritten(call: AppletCall, path: string, error: SystemError, existed: boolean): string {
  const reason = reasonOf(call, error);
  if (error.code === "ENOSPC")
    return isGnu(call) ? `error writing '${path}': ${reason}` : `write error: ${reason}`;
  if (isGnu(call)) return `cannot create regular file '${path}': ${reason}`;
  return existed && error.code === "EACCES"
    ? `can't open '${path}': ${reason}`
    : `can't create '${path}': ${reason}`;
}

function* copyDirectory(
  call: AppletCall,
  from: string,
  to: string,
  options: CopyOptions,
): Generator<Wait, boolean, void> {
  const { files } = call.process;
  if (!options.recursive) {
    yield* complain(
      call,
      isGnu(call) ? `-r not specified; omitting directory '${from}'` : `omitting directory '${from}'`,
    );
    return false;
  }
  try {
    const { mode, uid, gid } = files.stat(from);
    if (!files.exists(to)) files.makeDirectory(to, mode & 0o7777);
    let whole = true;
    for (const name of files.list(from)) {
      if (!(yield* copyTree(call, joinPath(from, name), joinPath(to, name), options))) whole = false;
    }
    if (options.preserve) {
      files.changeMode(to, mode);
      if (call.process.uid === 0) files.changeOwner(to, uid, gid);
    }
    return whole;
  } catch (error) {
    yield* complain(
      call,
      `${isGnu(call) ? "cannot" : "can't"} create directory '${to}': ${reasonOf(call, error)}`,
    );
    return false;
  }
}
