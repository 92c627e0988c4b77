import { beforeEach, expect, test } from "vitest";
import type { View } from "../component.ts";
import { defaultSettings } from "../settings.ts";
import { History } from "../state/history.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import type { Ms } from "../state/record.ts";
import { fileId, newRoot, ROOT_INODE } from "../storage/files/index.ts";
import { Agenda } from "../time/agenda.ts";
import { randomFrom } from "../time/random.ts";
import { sink } from "./descriptors.ts";
import { EXECUTABLE_MARK } from "./find-program.ts";
import type { Program } from "./process.ts";
import { Processes } from "./processes.ts";

let history: History;
let agenda: Agenda;
let processes: Processes;
let output: string;

const executable = (name: string) => ({
  type: "file" as const,
  mode: 0o755,
  content: `${EXECUTABLE_MARK}${name}\n`,
});

function begin(programs: Record<string, Program>): void {
  history = new History();
  agenda = new Agenda();
  output = "";
  const entries = Object.fromEntries(Object.keys(programs).map((name) => [name, executable(name)]));
  const view = {
    get now() {
      return history.now;
    },
    get revision() {
      return history.revision;
    },
    settings: defaultSettings,
    random: randomFrom(1),
    get: history.get.bind(history),
    list: history.list.bind(history),
    by: history.by.bind(history),
    removal: history.removal.bind(history),
  } as View;
  processes = new Processes({
    history,
    view,
    commit: (change) => {
      const committed = history.commit(change);
      processes.observe(committed as never);
      return committed as never;
    },
    wakeAt: (at, task) => agenda.add(at, "processes", task),
    programs,
    imageFiles: () => ({ type: "directory", entries: { bin: { type: "directory", entries } } }),
    resolveHost: () => [],
    isReachable: () => true,
    client: () => undefined as never,
  });
  history.commit({
    kind: "Disk",
    id: "layer",
    value: { id: "layer", type: "layer", medium: "disk" },
    by: "t",
    reason: "t",
    because: [],
  });
  history.commit({
    kind: "File",
    id: fileId("layer", ROOT_INODE),
    value: newRoot("layer", 0),
    by: "t",
    reason: "t",
    because: [],
  });
}

function runUntil(until: Ms): void {
  for (let next = agenda.next(); next !== undefined && next <= until; next = agenda.next()) {
    history.now = next;
    processes.table.wake(agenda.take()!.key);
  }
  history.now = until;
}

function startContainer(...command: string[]): void {
  const container: ContainerInstance = {
    id: "c1",
    name: "app",
    node: "node-1",
    pod: { namespace: "default", name: "web", uid: "u" },
    sandbox: "s",
    role: "app",
    attempt: 0,
    image: "test",
    imageId: "",
    state: "created",
    createdAtMs: 0,
    layer: "layer",
    mounts: [],
    logPath: "/log",
  };
  const created = history.commit({
    kind: "ContainerInstance",
    id: "c1",
    value: container,
    by: "t",
    reason: "t",
    because: [],
  });
  processes.request(
    {
      do: "start-container",
      container: "c1",
      command,
      env: new Map(),
      workingDir: "/",
      uid: 0,
      gid: 0,
      groups: [],
      hostname: "web",
      reason: "t",
      because: [created],
    },
    [created.revision],
    "kubelet/node-1",
  );
}

const exec = (...args: string[]) =>
  processes.execIn("c1", {
    args,
    descriptors: new Map([
      [
        1,
        sink((text) => {
          output += text;
        }),
      ],
    ]),
    cause: 7,
  });

const state = () => {
  const { state: now, exitCode, exitReason } = history.get("ContainerInstance", "c1")!.value;
  return { state: now, exitCode, exitReason };
};

const sleeper: Program = function* (process) {
  yield* process.sleep(3_600_000);
  return 0;
};

beforeEach(() => begin({ sleeper }));

test("a container ends with the exit code of its first process", () => {
  begin({
    fails: function* (process) {
      yield* process.sleep(500);
      return 3;
    },
  });
  startContainer("fails");
  expect(state().state).toBe("running");
  runUntil(500);
  expect(state()).toEqual({ state: "exited", exitCode: 3, exitReason: "Error" });
});

test("process 1 cannot be killed from inside, but from outside it can", () => {
  begin({
    sleeper,
    kill: function* (process) {
      process.kill(1, "KILL");
      process.kill(1, "TERM");
      yield* process.step();
      return 0;
    },
  });
  startContainer("sleeper");
  exec("kill");
  expect(state().state).toBe("running");
  processes.request(
    { do: "signal-container", container: "c1", signal: "KILL", reason: "t", because: [] },
    [],
    "kubelet/node-1",
  );
  expect(state()).toEqual({ state: "exited", exitCode: 137, exitReason: "Error" });
});

test("a process 1 that catches TERM ends as it likes, and remembers who asked", () => {
  begin({
    polite: function* (process) {
      let isAsked = false;
      process.onSignal("TERM", () => {
        isAsked = true;
      });
      while (!isAsked) yield* process.sleep(60_000);
      return 0;
    },
  });
  startContainer("polite");
  processes.request(
    { do: "signal-container", container: "c1", signal: "TERM", reason: "t", because: [] },
    [42],
    "kubelet/node-1",
  );
  expect(state()).toEqual({ state: "exited", exitCode: 0, exitReason: "Completed" });
  expect(history.changes.at(-1)!.because).toContain(42);
});

test("when the first process ends, what was run beside it is killed", () => {
  begin({
    short: function* (process) {
      yield* process.sleep(100);
      return 0;
    },
    sleeper,
  });
  startContainer("short");
  let code: number | undefined;
  processes.execIn("c1", {
    args: ["sleeper"],
    descriptors: new Map(),
    cause: 1,
    onEnd: (ended) => {
      code = ended.code;
    },
  });
  runUntil(100);
  expect(code).toBe(137);
});

test("a parent waits for its child and hears how it ended", () => {
  begin({
    child: function* (process) {
      yield* process.sleep(10);
      return 5;
    },
    parent: function* (process) {
      const pid = process.spawn({ args: ["child"] });
      const ended = yield* process.waitFor(pid);
      yield* process.print(`child ${ended?.code}`);
      return 0;
    },
    sleeper,
  });
  startContainer("sleeper");
  exec("parent");
  runUntil(10);
  expect(output).toBe("child 5");
});

test("a pipe hands text from one process to another, and ends with its writer", () => {
  begin({
    writer: function* (process) {
      yield* process.print("one\n");
      yield* process.sleep(5);
      yield* process.print("two\n");
      return 0;
    },
    reader: function* (process) {
      const [from, to] = process.pipe();
      process.spawn({ args: ["writer"], descriptors: new Map([[1, to]]) });
      process.descriptors.set(9, from);
      yield* process.print((yield* process.readAll(9)).toUpperCase());
      return 0;
    },
    sleeper,
  });
  startContainer("sleeper");
  exec("reader");
  runUntil(5);
  expect(output).toBe("ONE\nTWO\n");
});

test("a loop that never rests lets the clock go on", () => {
  begin({
    busy: function* (process) {
      for (;;) yield* process.step();
    },
  });
  startContainer("busy");
  runUntil(20);
  expect(history.now).toBe(20);
  expect(state().state).toBe("running");
});

test("a command that is not there leaves the container with runc's words", () => {
  startContainer("nothing");
  expect(state()).toEqual({ state: "exited", exitCode: 128, exitReason: "StartError" });
  expect(history.get("ContainerInstance", "c1")!.value.exitMessage).toContain(
    'exec: "nothing": executable file not found in $PATH: unknown',
  );
});
