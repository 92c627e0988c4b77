/** What a person types while a program runs: the program reads it line by line, and waits for more. */
import type { Descriptor } from "./process.ts";
import { SystemError } from "./system-error.ts";

export interface TerminalInput extends Descriptor {
  type(text: string): void;
  /** Nobody types here any more: readers come to the end. */
  hangUp(): void;
}

export function terminalInput(): TerminalInput {
  let typed = "";
  let isOpen = true;
  const input: TerminalInput = {
    isTerminal: true,
    writable: false,
    get readable() {
      return typed !== "" || !isOpen;
    },
    read: (limit = Number.POSITIVE_INFINITY) => {
      if (typed === "") return isOpen ? "" : undefined;
      const taken = typed.slice(0, limit);
      typed = typed.slice(taken.length);
      return taken;
    },
    write: () => {
      throw new SystemError("EBADF");
    },
    close: () => {},
    share: () => input,
    type: (text) => {
      typed += text;
    },
    hangUp: () => {
      isOpen = false;
    },
  };
  return input;
}
