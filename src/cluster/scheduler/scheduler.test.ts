import { describe, expect, it } from "vitest";
import type { Node, Pod } from "#api";
import type { Plan, View } from "../component.ts";
import { defaultSettings } from "../settings.ts";
import { noSoftware } from "../software.ts";
import { History } from "../state/history.ts";
import { type ApiKind, idOf } from "../state/record.ts";
import { randomFrom } from "../time/random.ts";
import { scheduler } from "./scheduler.ts";

const metadata = (name: string, namespace?: string) => ({
  name,
  uid: `uid-${name}`,
  resourceVersion: "1",
  creationTimestamp: "2026-01-01T00:00:00Z",
  ...(namespace ? { namespace } : {}),
});

const node = (name: string, spec: Node["spec"] = {}, cpu = "4"): Node => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { ...metadata(name), labels: { "kubernetes.io/hostname": name } },
  spec,
  status: { allocatable: { cpu, memory: "8Gi", pods: "110", "ephemeral-storage": "100Gi" } },
});

const pod = (name: string, spec: Partial<Pod["spec"]> = {}): Pod => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: metadata(name, "default"),
  spec: { containers: [{ name: "app", image: "nginx" }], schedulerName: "default-scheduler", ...spec },
  status: { phase: "Pending" },
});

function stage(...objects: (Node | Pod)[]): { view: View; history: History; put(object: Node | Pod): void } {
  const history = new History();
  const put = (object: Node | Pod): void => {
    const change = { by: "user", reason: "Test", because: [] };
    history.commit({ kind: object.kind as ApiKind, id: idOf(object), value: object as never, ...change });
  };
  for (const object of objects) put(object);
  const view: View = {
    get now() {
      return history.now;
    },
    get revision() {
      return history.revision;
    },
    settings: defaultSettings,
    images: noSoftware.images,
    random: randomFrom(1),
    get: (kind, id) => history.get(kind, id),
    list: (kind, namespace) => history.list(kind, namespace),
    by: (index, key) => history.by(index, key),
    removal: (kind, id) => history.removal(kind, id),
    changesAfter: (revision) => history.changes.slice(revision),
  };
  return { view, history, put };
}

const message = (plan: Plan): string | undefined => plan.events?.[0]?.message;
const verdictOf = (plan: Plan) => plan.writes?.find((write) => write.do === "put");

describe("scheduler", () => {
  it("places a Pod on a node that will do and says so", () => {
    const { view } = stage(node("node-1"), pod("web"));
    const plan = scheduler.reconcile(view, "default/web");
    expect(message(plan)).toBe("Successfully assigned default/web to node-1");
    expect(plan.writes?.[0]).toMatchObject({ do: "update", object: { spec: { nodeName: "node-1" } } });
    expect(plan.writes?.[1]).toMatchObject({
      do: "update-status",
      object: { status: { conditions: [{ type: "PodScheduled", status: "True" }] } },
    });
  });

  it("counts what keeps a Pod from each node, in order of the texts", () => {
    const hungry = pod("hungry", {
      containers: [{ name: "app", image: "nginx", resources: { requests: { cpu: "16", memory: "64Gi" } } }],
    });
    const { view } = stage(
      node("node-1", { unschedulable: true }),
      node("node-2"),
      node("node-3", { taints: [{ key: "dedicated", value: "db", effect: "NoExecute" }] }),
      hungry,
    );
    expect(message(scheduler.reconcile(view, "default/hungry"))).toBe(
      "0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint {dedicated: db}, 1 node(s) were unschedulable. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
    );
  });

  it("refuses a Pod outright whose claim is missing", () => {
    const claiming = pod("web", {
      volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
    });
    const { view } = stage(node("node-1"), node("node-2"), claiming);
    const plan = scheduler.reconcile(view, "default/web");
    expect(message(plan)).toBe(
      '0/2 nodes are available: persistentvolumeclaim "data" not found. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
    );
  });

  it("says so when there are no nodes", () => {
    const { view } = stage(pod("web"));
    expect(message(scheduler.reconcile(view, "default/web"))).toBe("no nodes available to schedule pods");
  });

  it("waits out the back-off before it tries again", () => {
    const { view, history } = stage(node("node-1", { unschedulable: true }), pod("web"));
    const plan = scheduler.reconcile(view, "default/web");
    const verdict = verdictOf(plan);
    expect(plan.wakeAt).toBe(300_000);
    history.commit({
      kind: "SchedulingVerdict",
      id: "default/web",
      value: verdict?.value as never,
      by: "s",
      reason: "r",
      because: [],
    });
    history.now = 400;
    expect(scheduler.reconcile(view, "default/web")).toEqual({ wakeAt: 1000 });
    history.now = 1000;
    expect(scheduler.reconcile(view, "default/web").events).toHaveLength(1);
  });

  it("is woken by an uncordoned node for a Pod that another plugin refused as well", () => {
    const { view, history, put } = stage(
      node("node-1", { unschedulable: true }),
      pod("web", { nodeSelector: { disk: "ssd" } }),
    );
    const verdict = verdictOf(scheduler.reconcile(view, "default/web"));
    history.commit({
      kind: "SchedulingVerdict",
      id: "default/web",
      value: verdict?.value as never,
      by: "s",
      reason: "r",
      because: [],
    });
    put(node("node-1"));
    const change = history.changes.at(-1)!;
    expect(scheduler.watches.Node?.(change as never, view)).toEqual(["default/web"]);
  });

  it("leaves a host port to the first Pod that took it", () => {
    const wanting = (name: string, nodeName?: string): Pod =>
      pod(name, {
        containers: [{ name: "app", image: "nginx", ports: [{ containerPort: 80, hostPort: 8888 }] }],
        ...(nodeName ? { nodeName } : {}),
      });
    const { view } = stage(node("node-1"), wanting("first", "node-1"), wanting("second"));
    expect(message(scheduler.reconcile(view, "default/second"))).toContain(
      "1 node(s) didn't have free ports for the requested pod ports. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
    );
  });

  it("makes room for a Pod of higher priority", () => {
    const big = [{ name: "app", image: "nginx", resources: { requests: { cpu: "3" } } }];
    const { view } = stage(
      node("node-1"),
      pod("low", { containers: big, nodeName: "node-1" }),
      pod("high", { containers: big, priority: 10 }),
    );
    const plan = scheduler.reconcile(view, "default/high");
    expect(message(plan)).toBe("0/1 nodes are available: 1 Insufficient cpu.");
    expect(plan.writes).toContainEqual(
      expect.objectContaining({ do: "delete", kind: "Pod", id: "default/low" }),
    );
  });

  it("spreads the Pods of one Service over the nodes", () => {
    const nodes = ["node-1", "node-2", "node-3"].map((name) => node(name));
    const { view, put } = stage(...nodes);
    const service = {
      apiVersion: "v1",
      kind: "Service",
      metadata: metadata("web", "default"),
      spec: { selector: { app: "web" } },
    };
    put(service as never);
    const chosen = ["a", "b", "c"].map((name) => {
      const labelled = { ...pod(name), metadata: { ...metadata(name, "default"), labels: { app: "web" } } };
      put(labelled);
      const write = scheduler.reconcile(view, `default/${name}`).writes?.[0];
      if (write?.do !== "update") throw new Error(`no node for ${name}`);
      const placed = write.object as Pod;
      put(placed);
      return placed.spec.nodeName;
    });
    expect(new Set(chosen).size).toBe(3);
  });
});
