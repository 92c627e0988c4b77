import { describe, expect, it } from "vitest";
import { sleepingPod, TestTerminal } from "../test-terminal.ts";

const daemonSet = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {terminationGracePeriodSeconds: 1, containers: [{name: app, image: nginx}]}
`;

function busyNode(): TestTerminal {
  const onNode = "  nodeName: node-1\n";
  const terminal = new TestTerminal({
    "ds.yaml": daemonSet,
    "bare.yaml": sleepingPod("bare", onNode),
    "disk.yaml": sleepingPod("disk", `${onNode}  volumes: [{name: d, emptyDir: {}}]\n`),
  });
  terminal.type("kubectl apply -f ds.yaml -f bare.yaml -f disk.yaml");
  terminal.wait(10);
  return terminal;
}

describe("kubectl drain", () => {
  it("cordons, then refuses for every reason there is", () => {
    const { stdout, stderr, exitCode } = busyNode().type("kubectl drain node-1");
    expect(stdout).toBe("node/node-1 cordoned\n");
    expect(exitCode).toBe(1);
    const lines = stderr.trimEnd().split("\n");
    expect(lines[0]).toMatch(
      /^error: unable to drain node "node-1" due to error: \[cannot delete DaemonSet-managed Pods .*\], continuing command\.\.\.$/,
    );
    expect(lines.slice(1, 3)).toEqual(["There are pending nodes to be drained:", " node-1"]);
    expect(lines.slice(4)).toEqual([
      "cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare",
      "cannot delete Pods with local storage (use --delete-emptydir-data to override): default/disk",
    ]);
  });

  it("evicts all but the DaemonSet's when it may, and waits until they are gone", () => {
    const terminal = busyNode();
    const { stdout, stderr } = terminal.type(
      "kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --force",
    );
    expect(stdout).toBe(
      "node/node-1 cordoned\nevicting pod default/disk\nevicting pod default/bare\npod/disk evicted\n" +
        "pod/bare evicted\nnode/node-1 drained\n",
    );
    expect(stderr).toMatch(
      /^Warning: ignoring DaemonSet-managed Pods: default\/agent-\w+; deleting Pods that declare no controller: default\/bare, default\/disk\n$/,
    );
    const { stdout: left } = terminal.type("kubectl get pods --field-selector spec.nodeName=node-1 -o name");
    expect(left).toMatch(/^pod\/agent-\w+\n$/);
  });

  it("knows what is cordoned already, and what is no node", () => {
    const terminal = busyNode();
    expect(terminal.output("kubectl cordon node-1")).toBe("node/node-1 cordoned\n");
    expect(terminal.output("kubectl cordon node-1")).toBe("node/node-1 already cordoned\n");
    expect(terminal.output("kubectl uncordon node-1 node-2")).toBe(
      "node/node-1 uncordoned\nnode/node-2 already uncordoned\n",
    );
    expect(terminal.output("kubectl drain node-9")).toBe(
      'Error from server (NotFound): nodes "node-9" not found\n',
    );
  });
});
