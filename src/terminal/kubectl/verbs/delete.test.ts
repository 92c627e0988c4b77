import { describe, expect, it } from "vitest";
import { deployment, sleepingPod, TestTerminal } from "../test-terminal.ts";

function withPods(): TestTerminal {
  const terminal = new TestTerminal({
    "a.yaml": sleepingPod("a"),
    "b.yaml": sleepingPod("b"),
    "web.yaml": deployment("web", 1),
  });
  terminal.type("kubectl apply -f a.yaml -f b.yaml -f web.yaml");
  terminal.wait(10);
  return terminal;
}

describe("kubectl delete", () => {
  it("waits until what it deleted is gone", () => {
    const terminal = withPods();
    const before = terminal.cluster.now;
    expect(terminal.output("kubectl delete pod a")).toBe('pod "a" deleted\n');
    expect(terminal.cluster.now - before).toBeGreaterThan(900);
    expect(terminal.output("kubectl get pod a")).toBe('Error from server (NotFound): pods "a" not found\n');
  });

  it("gives up waiting, or does not wait at all", () => {
    const terminal = withPods();
    terminal.type(`kubectl patch pod a -p '{"metadata":{"finalizers":["example.com/held"]}}'`);
    const { stdout, stderr, exitCode } = terminal.type("kubectl delete pod a --timeout=3s");
    expect(stdout).toBe('pod "a" deleted\n');
    expect(stderr).toBe("error: timed out waiting for the condition on pods/a\n");
    expect(exitCode).toBe(1);
    expect(terminal.type("kubectl delete pod a --wait=false").exitCode).toBe(0);
  });

  it("forces with a warning, and takes a grace of nothing as one second", () => {
    const terminal = withPods();
    const forced = terminal.type("kubectl delete pod a --force --grace-period=0");
    expect(forced.stdout).toBe('pod "a" force deleted\n');
    expect(forced.stderr).toMatch(/^Warning: Immediate deletion does not wait for confirmation/);
    expect(terminal.output("kubectl delete pod b --grace-period=0")).toBe('pod "b" deleted\n');
  });

  it("deletes all of a type, of a selector, of a file", () => {
    const terminal = withPods();
    expect(terminal.output("kubectl delete pods -l app=a")).toBe('pod "a" deleted\n');
    expect(terminal.output("kubectl delete pods -l app=a")).toBe("No resources found\n");
    expect(terminal.output("kubectl delete -f b.yaml")).toBe('pod "b" deleted\n');
    expect(terminal.output("kubectl delete -f b.yaml")).toBe(
      'Error from server (NotFound): error when deleting "b.yaml": pods "b" not found\n',
    );
    expect(terminal.output("kubectl delete -f b.yaml --ignore-not-found")).toBe("");
  });

  it("lets the garbage collector take what an owner leaves behind", () => {
    const lines = withPods().output("kubectl delete all --all");
    expect(lines).toContain('deployment.apps "web" deleted\n');
    expect(lines).not.toContain("replicaset");
  });

  it.each([
    ["kubectl delete pod", "error: resource(s) were provided, but no name was specified\n"],
    [
      "kubectl delete pod a --now --grace-period=3",
      "error: --now and --grace-period cannot be specified together\n",
    ],
    [
      "kubectl delete pod a --cascade=maybe",
      'error: invalid cascade value (maybe). Must be "background", "foreground", or "orphan"\n',
    ],
  ])("%s is refused", (line, message) => {
    expect(withPods().type(line).stderr).toBe(message);
  });
});
