import { describe, expect, it } from "vitest";
import { deployment, sleepingPod, TestTerminal } from "../test-terminal.ts";

function withPods(): TestTerminal {
  const terminal = new TestTerminal({
    "a.yaml": sleepingPod("a"),
    "b.yaml": sleepingPod("b"),
    "web.yaml": deployment("web", 1),
  });
  terminal.type("kubectl apply -f a.yaml -f b.yaml");
  terminal.wait(10);
  return terminal;
}

describe("kubectl get", () => {
  it("prints what it finds and says what it does not", () => {
    const { stdout, stderr, exitCode } = withPods().type("kubectl get pods a nope");
    expect(stdout).toBe("NAME   READY   STATUS    RESTARTS   AGE\na      1/1     Running   0          10s\n");
    expect(stderr).toBe('Error from server (NotFound): pods "nope" not found\n');
    expect(exitCode).toBe(1);
  });

  it("selects by label and field, and says where nothing is", () => {
    const terminal = withPods();
    expect(terminal.output("kubectl get pods -l app=b -o name")).toBe("pod/b\n");
    expect(terminal.output("kubectl get pods --field-selector metadata.name!=b -o name")).toBe("pod/a\n");
    expect(terminal.output("kubectl get pods -l app=c")).toBe("No resources found in default namespace.\n");
    expect(terminal.output("kubectl get pods,pv -l app=c")).toBe("No resources found\n");
    expect(terminal.output("kubectl get pods -A -l app=c")).toBe("No resources found\n");
  });

  it("gives each type a table and each row its type", () => {
    const lines = withPods().output("kubectl get svc,pods").split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "NAME",
      "service/kubernetes",
      "",
      "NAME",
      "pod/a",
      "pod/b",
      "",
    ]);
  });

  it("prints one object, or a list", () => {
    const terminal = withPods();
    expect(terminal.output("kubectl get pod a -o jsonpath={.kind}")).toBe("Pod");
    expect(terminal.output("kubectl get pods -o jsonpath={.kind}")).toBe("List");
    expect(terminal.output("kubectl get pods a b -o jsonpath={.items[*].metadata.name}")).toBe("a b");
    expect(
      terminal.output("kubectl get pods --sort-by={.metadata.name} -o custom-columns=N:.metadata.name"),
    ).toBe("N\na\nb\n");
  });

  it.each([
    ["kubectl get foo", `error: the server doesn't have a resource type "foo"\n`],
    ["kubectl get pods,svc a", "error: you must specify only one resource\n"],
    ["kubectl get pod a -A", "error: a resource cannot be retrieved by name across all namespaces\n"],
    ["kubectl get pods a -l app=a", "error: name cannot be provided when a selector is specified\n"],
    ["kubectl get pod/a/b", "error: arguments in resource/name form may not have more than one slash\n"],
  ])("%s makes no sense", (line, message) => {
    expect(withPods().type(line)).toEqual({ exitCode: 1, stdout: "", stderr: message });
  });

  it("watches, and never lets a column grow narrower", () => {
    const terminal = withPods();
    const { stdout } = terminal.type(
      "kubectl get pods -w & sleep 1; kubectl apply -f web.yaml; sleep 5; kill %1",
    );
    const rows = stdout.split("\n").filter((line) => line.startsWith("web"));
    expect(rows.length).toBeGreaterThan(2);
    const widths = rows.map((row) => row.lastIndexOf(" "));
    expect(widths).toEqual([...widths].sort((left, right) => left - right));
    expect(rows.at(-1)).toContain("1/1     Running ");
  });
});
