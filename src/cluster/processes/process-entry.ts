/** A process as `ps` lists it. */
import type { ProcessEntry } from "./process.ts";
import type { Task } from "./task.ts";

export function entryOf(task: Task): ProcessEntry {
  const state = task.ended ? "zombie" : task.stopped ? "stopped" : task.waiting ? "sleeping" : "running";
  const user = task.uid === 0 ? "root" : String(task.uid);
  return { pid: task.pid, parent: task.parent, user, command: task.args.join(" "), state };
}

/** The same, as the machine beneath the container sees it. */
export function entryFromOutside(task: Task): ProcessEntry {
  const { container } = task.surroundings;
  return {
    ...entryOf(task),
    pid: task.machinePid,
    parent: 1,
    ...(container === undefined ? {} : { container }),
  };
}
