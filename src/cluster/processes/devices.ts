/** Devices, and the descriptors of other processes: what has a path and is a file on no disk. */
import { fullDevice, nullDevice, randomDevice, zeroDevice } from "./descriptors.ts";
import type { Descriptor, ProcessMachine } from "./process.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

const standardStreams: Readonly<Record<string, number>> = {
  "/dev/stdin": 0,
  "/dev/stdout": 1,
  "/dev/stderr": 2,
};

/**
 * What a path under `/dev` or `/proc/PID/fd` opens; `undefined` for any other. Throws ENOENT for a descriptor
 * that is not open.
 */
export function openDevice(task: Task, path: string, machine: ProcessMachine): Descriptor | undefined {
  switch (path) {
    case "/dev/null":
      return nullDevice;
    case "/dev/zero":
      return zeroDevice;
    case "/dev/full":
      return fullDevice;
    case "/dev/random":
    case "/dev/urandom": {
      let drawn = 0;
      return randomDevice(() => machine.random(`urandom ${task.key} ${drawn++}`));
    }
  }
  const standard = standardStreams[path];
  const [, pid, number] = /^\/proc\/(\d+|self)\/fd\/(\d+)$/.exec(path) ?? [];
  if (standard === undefined && number === undefined) return undefined;
  const owner = pid === undefined || pid === "self" ? task : task.space.tasks.get(Number(pid));
  const descriptor = owner?.descriptors.get(standard ?? Number(number));
  if (!descriptor) throw new SystemError("ENOENT");
  return descriptor.share();
}
