/** A pipe: what goes in at one end comes out at the other, in order, and not without bound. */
import type { Descriptor } from "./process.ts";
import { SystemError } from "./system-error.ts";

/** As much as Linux keeps in a pipe before its writer has to wait. */
const CAPACITY = 65_536;

/** The reading end first. */
export function makePipe(): readonly [Descriptor, Descriptor] {
  let held = "";
  let readers = 1;
  let writers = 1;
  const reader: Descriptor = {
    get readable() {
      return held !== "" || writers === 0;
    },
    writable: false,
    read(limit = Number.POSITIVE_INFINITY) {
      if (held === "") return writers === 0 ? undefined : "";
      const taken = held.slice(0, limit);
      held = held.slice(taken.length);
      return taken;
    },
    write() {
      throw new SystemError("EBADF");
    },
    close: () => {
      readers -= 1;
    },
    share: () => {
      readers += 1;
      return reader;
    },
  };
  const writer: Descriptor = {
    readable: false,
    get writable() {
      return held.length < CAPACITY || readers === 0;
    },
    read() {
      throw new SystemError("EBADF");
    },
    write(text) {
      if (readers === 0) throw new SystemError("EPIPE");
      held += text;
    },
    close: () => {
      writers -= 1;
    },
    share: () => {
      writers += 1;
      return writer;
    },
  };
  return [reader, writer];
}
