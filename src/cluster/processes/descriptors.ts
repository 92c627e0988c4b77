/** Descriptors that are not pipes: files, devices, and ends that a maker of processes listens to. */
import type { FileSystem } from "./file-system.ts";
import type { Descriptor } from "./process.ts";
import { SystemError } from "./system-error.ts";

/** Nobody counts the holders of what is not shared. */
function onesOwn(descriptor: Omit<Descriptor, "close" | "share">): Descriptor {
  const whole: Descriptor = { ...descriptor, close: () => {}, share: () => whole };
  return whole;
}

/** Swallows everything, holds nothing: `/dev/null`. */
export const nullDevice: Descriptor = onesOwn({
  readable: true,
  writable: true,
  read: () => undefined,
  write: () => {},
});

/** Gives zeros without end: `/dev/zero`. */
export const zeroDevice: Descriptor = onesOwn({
  readable: true,
  writable: true,
  read: (limit = 4096) => "\0".repeat(Math.min(limit, 1 << 20)),
  write: () => {},
});

/** Is always full: `/dev/full`. */
export const fullDevice: Descriptor = onesOwn({
  readable: true,
  writable: true,
  read: (limit = 4096) => "\0".repeat(Math.min(limit, 1 << 20)),
  write: () => {
    throw new SystemError("ENOSPC");
  },
});

/** Gives letters drawn from a repeatable source: `/dev/urandom`. */
export const randomDevice = (draw: () => number): Descriptor =>
  onesOwn({
    readable: true,
    writable: true,
    read: (limit = 256) => {
      let text = "";
      for (let at = 0; at < Math.min(limit, 4096); at++) text += String.fromCharCode(33 + (draw() % 94));
      return text;
    },
    write: () => {},
  });

/** Hands everything written to a function. */
export const sink = (write: (text: string) => void, isTerminal = false): Descriptor =>
  onesOwn({ readable: true, writable: true, read: () => undefined, write, isTerminal });

/** Reads a fixed text, once. */
export function textSource(text: string): Descriptor {
  let left = text;
  return onesOwn({
    readable: true,
    writable: false,
    read: (limit = Number.POSITIVE_INFINITY) => {
      if (left === "") return undefined;
      const taken = left.slice(0, limit);
      left = left.slice(taken.length);
      return taken;
    },
    write: () => {
      throw new SystemError("EBADF");
    },
  });
}

/** An open file, with its own place in it. Throws what opening throws. */
export function openFile(
  files: FileSystem,
  path: string,
  mode: "read" | "write" | "append" | "read-write",
): Descriptor {
  if (mode === "read") files.read(path);
  if (mode === "write") files.write(path, "");
  if ((mode === "append" || mode === "read-write") && !files.exists(path)) files.write(path, "");
  let offset = 0;
  return onesOwn({
    readable: true,
    writable: mode !== "read",
    read: (limit = Number.POSITIVE_INFINITY) => {
      const content = files.read(path);
      if (offset >= content.length) return undefined;
      const taken = content.slice(offset, Math.min(content.length, offset + limit));
      offset += taken.length;
      return taken;
    },
    write: (text) => {
      if (mode === "read") throw new SystemError("EBADF");
      files.append(path, text);
    },
  });
}
