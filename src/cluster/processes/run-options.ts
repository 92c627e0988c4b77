/** How a command is started that is nobody's child. */
import type { Revision } from "../state/record.ts";
import type { Descriptor, Ended, Program } from "./process.ts";

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export interface RunOptions {
  readonly args: readonly string[];
  readonly descriptors: ReadonlyMap<number, Descriptor>;
  readonly cause: Revision;
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly user?: User;
  readonly onEnd?: (ended: Ended) => void;
  /** Run in place of what the first word names. */
  readonly program?: Program;
}
