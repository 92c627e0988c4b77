import { describe, expect, it } from "vitest";
import { sleepingPod, TestTerminal } from "../test-terminal.ts";

const twoContainers = `apiVersion: v1
kind: Pod
metadata: {name: pair}
spec:
  initContainers: [{name: first, image: busybox, command: [echo, ready]}]
  containers:
  - {name: app, image: busybox, command: [sh, -c, "echo app; sleep 3600"]}
  - name: side
    image: busybox
    command: [sh, -c, "for i in 1 2 3; do echo side $i; sleep 1; done; sleep 3600"]
`;

const oncePod = `apiVersion: v1
kind: Pod
metadata: {name: once}
spec:
  restartPolicy: Never
  containers: [{name: app, image: busybox, command: [echo, done]}]
`;

function running(): TestTerminal {
  const terminal = new TestTerminal({
    "a.yaml": sleepingPod("a"),
    "pair.yaml": twoContainers,
    "once.yaml": oncePod,
    "note.txt": "hello\n",
  });
  terminal.type("kubectl apply -f a.yaml -f pair.yaml -f once.yaml");
  terminal.wait(10);
  return terminal;
}

const defaulted = 'Defaulted container "app" out of: app, side, first (init)\n';

describe("kubectl exec", () => {
  it("runs a command and passes on its streams and its code", () => {
    const terminal = running();
    expect(terminal.type("kubectl exec a -- sh -c 'echo out; echo err >&2; exit 3'")).toEqual({
      exitCode: 3,
      stdout: "out\n",
      stderr: "err\ncommand terminated with exit code 3\n",
    });
    expect(terminal.output("echo typed | kubectl exec -i a -- cat")).toBe("typed\n");
  });

  it("says which container it took, unless one is named", () => {
    const terminal = running();
    expect(terminal.type("kubectl exec pair -- true")).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: defaulted,
    });
    expect(terminal.output("kubectl exec pair -c side -- echo x")).toBe("x\n");
    expect(terminal.output("kubectl exec pair -c none -- echo x")).toBe(
      "error: container none not found in pod pair\n",
    );
  });

  it.each([
    ["kubectl exec", "error: pod, type/name or --filename must be specified\n"],
    ["kubectl exec a", "error: you must specify at least one command for the container\n"],
    [
      "kubectl exec a ls",
      "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples\n",
    ],
    [
      "kubectl exec once -- ls",
      "error: cannot exec into a container in a completed pod; current phase is Succeeded\n",
    ],
    ["kubectl exec nope -- ls", 'Error from server (NotFound): pods "nope" not found\n'],
  ])("%s is refused", (line, message) => {
    expect(running().type(line)).toEqual({ exitCode: 1, stdout: "", stderr: message });
  });
});

describe("kubectl logs", () => {
  it("prints what a container printed", () => {
    const terminal = running();
    expect(terminal.output("kubectl logs once")).toBe("done\n");
    expect(terminal.output("kubectl logs pair")).toBe(`app\n${defaulted}`);
    expect(terminal.output("kubectl logs pair -c first")).toBe("ready\n");
    expect(terminal.output("kubectl logs pair side --tail=1")).toBe("side 3\n");
    expect(terminal.output("kubectl logs pair --all-containers --prefix").split("\n")[1]).toBe(
      "[pod/pair/app] app",
    );
  });

  it("follows a log to its end", () => {
    const terminal = new TestTerminal({ "pair.yaml": twoContainers });
    terminal.type("kubectl apply -f pair.yaml");
    terminal.wait(4);
    const { stdout } = terminal.type("kubectl logs -f pair -c side & sleep 5; kill %1");
    expect(stdout).toBe("side 1\nside 2\nside 3\n");
  });

  it("takes lines from a time on, and shows their times", () => {
    const terminal = running();
    expect(terminal.output("kubectl logs pair -c side --since=1s")).toBe("");
    expect(terminal.output("kubectl logs once --timestamps")).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+Z done\n$/);
  });

  it("has nothing to show of what has not begun", () => {
    const terminal = new TestTerminal({
      "p.yaml": sleepingPod("p").replace("busybox:1.36", "busybox:typo-nosuch"),
    });
    terminal.type("kubectl apply -f p.yaml");
    terminal.wait(1);
    expect(terminal.type("kubectl logs p").stderr).toMatch(
      /^Error from server \(BadRequest\): container "app" in pod "p" is waiting to start: /,
    );
  });
});

describe("kubectl cp", () => {
  it("carries files there and back", () => {
    const terminal = running();
    terminal.type("kubectl cp note.txt a:/tmp/copy.txt");
    expect(terminal.output("kubectl exec a -- cat /tmp/copy.txt")).toBe("hello\n");
    terminal.type("kubectl cp a:/tmp/copy.txt back.txt");
    expect(terminal.output("cat back.txt")).toBe("hello\n");
    expect(terminal.output("kubectl cp nope.txt a:/tmp")).toBe(
      "error: nope.txt doesn't exist in local filesystem\n",
    );
  });
});
