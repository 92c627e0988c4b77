/** Names of users and groups, from the files that hold them. */
import type { Process } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";

export interface Account {
  readonly name: string;
  readonly id: number;
  /** The remaining fields of its line. */
  readonly rest: readonly string[];
}

function accountsIn(process: Process, path: string): readonly Account[] {
  let text: string;
  try {
    text = process.files.read(path);
  } catch (error) {
    if (error instanceof SystemError) return [];
    throw error;
  }
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 3)
    .map(([name = "", , id, ...rest]) => ({ name, id: Number(id), rest }));
}

export const users = (process: Process): readonly Account[] => accountsIn(process, "/etc/passwd");
export const groups = (process: Process): readonly Account[] => accountsIn(process, "/etc/group");

/** `root`, or the number where nobody has a name for it. */
export const userName = (process: Process, id: number): string =>
  users(process).find((account) => account.id === id)?.name ?? String(id);

export const groupName = (process: Process, id: number): string =>
  groups(process).find((account) => account.id === id)?.name ?? String(id);
