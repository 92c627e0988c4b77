/**
 * A small cluster for the controllers' tests: the real API server and clock, and a kubelet in a few lines.
 */
import type { Condition, KubernetesObject, Manifest, Pod } from "#api";
import { Cluster } from "../cluster.ts";
import { type Component, nothing, updateStatus } from "../component.ts";
import { scheduler } from "../scheduler/index.ts";
import type { Settings } from "../settings.ts";
import type { ApiKind, RecordTypes } from "../state/record.ts";
import { timestampAt } from "../time/epoch.ts";
import { controllers } from "./index.ts";

/**
 * Runs every Pod half a second after it has a node, and ends it half a second after its deletion. Pods with
 * the annotation `unready` are never ready.
 */
const quickKubelet: Component = {
  name: "kubelet",
  latencyMs: 500,
  watches: { Pod: ({ after }) => (after?.value.spec.nodeName ? [after.id] : []) },
  reconcile: (view, id) => {
    const stored = view.get("Pod", id);
    const machine = view.get("Machine", stored?.value.spec.nodeName ?? "")?.value;
    if (!stored || machine?.power !== "on" || machine.network !== "connected") return nothing;
    const pod = stored.value;
    const why = { reason: "Test", because: [stored] };
    if (pod.metadata.deletionTimestamp)
      return {
        writes: [{ do: "delete", kind: "Pod", id, uid: pod.metadata.uid, gracePeriodSeconds: 0, ...why }],
      };
    if ((pod.status?.phase ?? "Pending") !== "Pending") return nothing;
    return { writes: [updateStatus({ ...pod, status: running(pod, timestampAt(view.now)) }, why)] };
  },
};

function running(pod: Pod, at: string): NonNullable<Pod["status"]> {
  const ready = pod.metadata.annotations?.unready ? "False" : "True";
  const condition: Condition = { type: "Ready", status: ready, lastTransitionTime: at };
  return {
    ...pod.status,
    phase: "Running",
    podIP: "10.244.0.2",
    conditions: [...(pod.status?.conditions ?? []), condition],
  };
}

export class Stage {
  readonly cluster: Cluster;
  #changed = 0;

  constructor(nodes = 3, settings: Partial<Settings> = {}) {
    const names = Array.from({ length: nodes }, (_, at) => ({ name: `node-${at + 1}` }));
    this.cluster = new Cluster({
      nodes: names,
      settings,
      components: [...controllers, scheduler, quickKubelet],
    });
  }

  get now(): number {
    return this.cluster.now;
  }

  apply(...manifests: readonly Manifest[]): void {
    for (const manifest of manifests) {
      const context = {
        by: "user",
        reason: "Command",
        because: [this.cluster.command("line", "kubectl apply")],
      };
      const answer = this.cluster.apiServer.create(manifest, context);
      if (!answer.ok) throw new Error(answer.status.message);
    }
  }

  /** Changes an object as a person would. */
  edit<Kind extends ApiKind>(kind: Kind, id: string, change: (object: RecordTypes[Kind]) => unknown): void {
    const context = {
      by: "user",
      reason: "Command",
      because: [this.cluster.command("line", "kubectl edit")],
    };
    const stored = this.cluster.history.get(kind, id);
    if (!stored) throw new Error(`no ${kind} ${id}`);
    const answer = this.cluster.apiServer.update(change(stored.value) as Manifest, context);
    if (!answer.ok) throw new Error(answer.status.message);
  }

  /** Changes a machine, as a fault would. */
  machine(name: string, change: Partial<RecordTypes["Machine"]>): void {
    const machine = this.cluster.history.get("Machine", name);
    if (!machine) throw new Error(`no machine ${name}`);
    const because = [this.cluster.command("fault", `node ${name}`)];
    this.cluster.commit({
      kind: "Machine",
      id: name,
      value: { ...machine.value, ...change },
      by: "user",
      reason: "Fault",
      because,
    });
  }

  /** Writes an object's status as another component would. */
  report<Kind extends ApiKind>(kind: Kind, id: string, status: unknown): void {
    const stored = this.cluster.history.get(kind, id);
    if (!stored) throw new Error(`no ${kind} ${id}`);
    const object = { ...(stored.value as KubernetesObject), status } as KubernetesObject;
    this.cluster.apiServer.updateStatus(object, {
      by: "kubelet",
      reason: "Test",
      because: [stored.revision],
    });
  }

  delete(
    kind: ApiKind,
    id: string,
    propagation: "Background" | "Foreground" | "Orphan" = "Background",
  ): void {
    const context = {
      by: "user",
      reason: "Command",
      because: [this.cluster.command("line", "kubectl delete")],
    };
    this.cluster.apiServer.delete(kind, id, { propagation }, context);
  }

  run(seconds: number): void {
    this.cluster.runFor(seconds * 1000);
  }

  get<Kind extends ApiKind>(kind: Kind, id: string): RecordTypes[Kind] | undefined {
    return this.cluster.history.get(kind, id)?.value;
  }

  list<Kind extends ApiKind>(kind: Kind, namespace = "default"): readonly RecordTypes[Kind][] {
    return this.cluster.history.list(kind, namespace).map(({ value }) => value);
  }

  /** `Reason: message` of the Events new since the last call, of one source if given. */
  events(source?: string): readonly string[] {
    const changes = this.cluster.history.changes.slice(this.#changed);
    this.#changed = this.cluster.history.changes.length;
    return changes.flatMap(({ kind, after }) => {
      if (kind !== "Event" || !after) return [];
      const event = after.value as RecordTypes["Event"];
      const from = event.source.component ?? event.reportingComponent;
      return source === undefined || from === source ? [`${event.reason}: ${event.message}`] : [];
    });
  }
}
