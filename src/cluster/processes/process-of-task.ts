/** A process from the inside: the system calls of one task. */
import { openFile, fullDevice, nullDevice, randomDevice, zeroDevice } from "./descriptors.ts";
import { makePipe } from "./pipe.ts";
import type { Descriptor, Ended, Process, ProcessEntry, ProcessMachine, Program, Running, SpawnOptions, Wait } from "./process.ts";
import type { ProcessTable } from "./process-table.ts";
import type { SignalName } from "./signals.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

/** Finds the program behind a command's name, as `execvp` does. Throws ENOENT, EACCES, ENOEXEC. */
export type FindProgram = (task: Task, command: string, args: readonly string[]) => { readonly program: Program; readonly args: readonly string[] };

/** Every so many steps a busy loop lets a millisecond go by. */
const STEPS_PER_MS = 50;

export function processOfTask(task: Task, table: ProcessTable, machine: ProcessMachine, find: FindProgram): Process {
  const descriptorOf = (number: number): Descriptor => {
    const descriptor = task.descriptors.get(number);
    if (!descriptor) throw new SystemError("EBADF");
    return descriptor;
  };
  const pushedBack = new Map<Descriptor, string>();

  function* wait(what: Wait): Generator<Wait, boolean, void> {
    task.interrupted = task.caught.length > 0;
    yield what;
    return !task.interrupted;
  }

  function* read(number: number, limit?: number): Generator<Wait, string | undefined, void> {
    const descriptor = descriptorOf(number);
    const kept = pushedBack.get(descriptor);
    if (kept !== undefined) {
      const taken = kept.slice(0, limit);
      if (taken.length < kept.length) pushedBack.set(descriptor, kept.slice(taken.length));
      else pushedBack.delete(descriptor);
      return taken;
    }
    for (;;) {
      const text = descriptor.readable ? descriptor.read(limit) : "";
      if (text !== "") return text;
      yield* wait({ for: "readable", descriptor });
    }
  }

  function* write(number: number, text: string): Generator<Wait, void, void> {
    if (text === "") return;
    const descriptor = descriptorOf(number);
    while (!descriptor.writable) yield* wait({ for: "writable", descriptor });
    try {
      descriptor.write(text);
    } catch (error) {
      if (error instanceof SystemError && error.code === "EPIPE") table.signal(task, "PIPE", { outside: true, because: [] });
      if (task.ended) yield { for: "time", until: machine.now };
      throw error;
    }
  }

  const spawn = ({ args, program, env, cwd, descriptors, session }: SpawnOptions): number => {
    const found = program ? { program, args } : find(task, args[0] ?? "", args);
    const inherited = new Map<number, Descriptor>();
    for (const [number, descriptor] of descriptors ?? []) inherited.set(number, descriptor);
    for (const [number, descriptor] of task.descriptors) if (!inherited.has(number)) inherited.set(number, descriptor.share());
    return table.start({
      space: task.space,
      parent: task,
      args: found.args,
      program: found.program,
      env: env ?? task.env,
      cwd: cwd ?? task.cwd,
      uid: task.uid,
      gid: task.gid,
      groups: task.groups,
      descriptors: inherited,
      surroundings: task.surroundings,
      session: session ?? "inherited",
      cause: task.cause,
    }).pid;
  };

  const kill = (pid: number, signal: SignalName): boolean => {
    const other = task.space.tasks.get(pid);
    if (!other || other.ended) return false;
    if (task.uid !== 0 && other.uid !== task.uid) throw new SystemError("EPERM");
    table.signal(other, signal, { outside: false, because: [task.cause] });
    return true;
  };

  return {
    pid: task.pid,
    get parent() {
      return task.parent;
    },
    session: task.session,
    get args() {
      return task.args;
    },
    env: task.env,
    get cwd() {
      return task.cwd;
    },
    set cwd(path) {
      task.cwd = path;
    },
    get umask() {
      return task.umask;
    },
    set umask(mask) {
      task.umask = mask;
    },
    uid: task.uid,
    gid: task.gid,
    groups: task.groups,
    descriptors: task.descriptors,
    get files() {
      return task.files;
    },
    machine,
    cause: task.cause,
    print: (text) => write(1, text),
    complain: (text) => write(2, text),
    read,
    write,
    wait,
    spawn,
    kill,
    pipe: makePipe,
    *readLine(number = 0) {
      let line = "";
      for (;;) {
        const text = yield* read(number);
        if (text === undefined) return line === "" ? undefined : line;
        const end = text.indexOf("\n");
        if (end < 0) {
          line += text;
          continue;
        }
        if (end + 1 < text.length) pushedBack.set(descriptorOf(number), text.slice(end + 1));
        return line + text.slice(0, end + 1);
      }
    },
    *readAll(number = 0) {
      const parts: string[] = [];
      for (;;) {
        const text = yield* read(number);
        if (text === undefined) return parts.join("");
        parts.push(text);
      }
    },
    *sleep(ms) {
      return yield* wait({ for: "time", until: machine.now + Math.max(0, Math.round(ms)) });
    },
    *step() {
      task.steps += 1;
      if (task.steps % STEPS_PER_MS === 0) yield { for: "time", until: machine.now + 1 };
    },
    *waitFor(pid) {
      for (;;) {
        const ended = takeEnded(task, pid);
        if (ended) return ended;
        if (pid === undefined ? task.children.size === 0 : !task.children.has(pid)) return undefined;
        const isWhole = yield* wait(pid === undefined ? { for: "child" } : { for: "child", pid });
        if (!isWhole) return takeEnded(task, pid);
      }
    },
    children: () => [...task.children.keys()],
    onSignal: (signal, action) => {
      task.actions.set(signal, action);
    },
    killAll: (signal) => {
      const others = [...task.space.tasks.values()].filter((other) => other.pid !== 1 && other.session !== task.session && !other.ended);
      for (const other of others) table.signal(other, signal, { outside: false, because: [task.cause] });
      return others.length > 0;
    },
    *exec(args, env): Running {
      const found = find(task, args[0] ?? "", args);
      task.args = found.args;
      if (env) {
        task.env.clear();
        for (const [name, value] of env) task.env.set(name, value);
      }
      for (const [signal, action] of task.actions) if (typeof action === "function") task.actions.delete(signal);
      return yield* found.program(task.process);
    },
    list: () => [...task.space.tasks.values()].map(entryOf),
    open: (path, mode) => openDevice(task, path, machine) ?? openFile(task.files, path, mode),
  };
}

function takeEnded(task: Task, pid: number | undefined): Ended | undefined {
  for (const [child, ended] of task.children) {
    if (!ended || (pid !== undefined && child !== pid)) continue;
    task.children.delete(child);
    task.space.tasks.delete(child);
    return ended;
  }
  return undefined;
}

function entryOf(task: Task): ProcessEntry {
  const state = task.ended ? "zombie" : task.stopped ? "stopped" : task.waiting ? "sleeping" : "running";
  return { pid: task.pid, parent: task.parent, user: task.uid === 0 ? "root" : String(task.uid), command: task.args.join(" "), state };
}

/** Devices and `/proc/PID/fd/N`, which are not files on any disk. */
function openDevice(task: Task, path: string, machine: ProcessMachine): Descriptor | undefined {
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
  const standard = { "/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2 }[path];
  const [, pid, number] = /^\/proc\/(\d+|self)\/fd\/(\d+)$/.exec(path) ?? [];
  if (standard === undefined && number === undefined) return undefined;
  const owner = pid === undefined || pid === "self" ? task : task.space.tasks.get(Number(pid));
  const descriptor = owner?.descriptors.get(standard ?? Number(number));
  if (!descriptor) throw new SystemError("ENOENT");
  return descriptor.share();
}
