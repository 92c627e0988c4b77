import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const exec = (line: string) => ({ exec: { command: ["sh", "-c", line] } });
const waits = "trap 'exit 0' TERM; while true; do sleep 1; done";

it("does not count a container as running before its postStart hook is done", () => {
  stage.pod("web", shell(waits, { lifecycle: { postStart: exec("sleep 5") } }));
  stage.run(4);
  expect(stage.phase("web")).toBe("Pending");
  stage.run(4);
  expect(stage.phase("web")).toBe("Running");
});

it("kills a container whose postStart hook failed", () => {
  stage.pod("web", shell(waits, { lifecycle: { postStart: exec("exit 4") } }));
  stage.run(5);
  expect(stage.events("web")).toEqual(
    expect.arrayContaining(["FailedPostStartHook: PostStartHook failed", "Killing: FailedPostStartHook"]),
  );
  expect(stage.container("web").ready).toBe(false);
});

it("runs the preStop hook before the signal to end", () => {
  const lifecycle = { preStop: exec("echo stopping > /data/word; sleep 3") };
  const volumeMounts = [{ name: "data", mountPath: "/data" }];
  const container = shell(`trap 'cat /data/word; exit 0' TERM; while true; do sleep 1; done`, {
    lifecycle,
    volumeMounts,
  });
  stage.pod("web", container, {
    terminationGracePeriodSeconds: 20,
    volumes: [{ name: "data", hostPath: { path: "/var/words", type: "DirectoryOrCreate" } }],
  });
  stage.run(3);
  stage.delete("web");
  stage.run(2);
  expect(stage.container("web").state?.running).toBeDefined();
  expect(stage.fileOn("node-1", "/var/words/word")).toBe("stopping\n");
  stage.run(5);
  expect(stage.has("web")).toBe(false);
});

it("does not wait for a preStop hook longer than the grace", () => {
  stage.pod("web", shell(waits, { lifecycle: { preStop: exec("sleep 100") } }), {
    terminationGracePeriodSeconds: 5,
  });
  stage.run(3);
  stage.delete("web");
  stage.run(12);
  expect(stage.has("web")).toBe(false);
});
