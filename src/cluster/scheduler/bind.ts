/**
 * Binds a Pod to the node that was chosen, after its volumes:
 * `pkg/scheduler/framework/plugins/volumebinding/binder.go` BindPodVolumes.
 */
import {
  boundByControllerAnnotation,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type Pod,
  selectedNodeAnnotation,
} from "#api";
import { type Plan, put, update, updateStatus, type View, type Why, type Write } from "../component.ts";
import { withCondition } from "../controllers/conditions.ts";
import type { Ms, Stored } from "../state/record.ts";
import { timestampAt } from "../time/epoch.ts";
import { reportFailure } from "./failure.ts";
import type { NodeState } from "./node-state.ts";
import type { SchedulingVerdict } from "./verdict.ts";
import { nodeVolumes } from "./volumes/node-volumes.ts";
import { isFullyBound, podClaims } from "./volumes/pod-claims.ts";

/** The scheduler looks once a second whether the volumes are bound, for ten minutes. */
const pollMs: Ms = 1000;
const timeoutMs: Ms = 600_000;

export function startBinding(
  view: View,
  stored: Stored<"Pod">,
  { name, node }: NodeState,
  verdict: SchedulingVerdict,
): Plan {
  const claims = podClaims(view, stored.value);
  if (!claims || "refused" in claims || claims.delayed.length === 0) return bind(view, stored, name, verdict);
  const { bindings, toProvision } = nodeVolumes(view, claims, node);
  const why: Why = { reason: "NodeSelected", because: [stored, view.get("Node", name)] };
  const writes: Write[] = [
    ...bindings.map(({ claim, volume }) => update(claimed(volume, claim), why)),
    ...toProvision.map((claim) => update(withSelectedNode(claim, name), why)),
    put("SchedulingVerdict", stored.id, { ...verdict, outcome: "binding", node: name }, why),
  ];
  return { writes, wakeAt: view.now + pollMs };
}

export function continueBinding(view: View, stored: Stored<"Pod">, verdict: SchedulingVerdict): Plan {
  const claims = podClaims(view, stored.value);
  const node = verdict.node ?? "";
  const fail = (text: string): Plan =>
    reportFailure(
      view,
      stored,
      { ...verdict, outcome: "unschedulable", atMs: view.now },
      { message: `running PreBind plugin "VolumeBinding": binding volumes: ${text}`, schedulerError: true },
    );
  if (claims && "refused" in claims) return fail(claims.refused);
  const open = [...(claims?.delayed.map(({ claim }) => claim) ?? []), ...(claims?.immediate ?? [])];
  if (open.every(isFullyBound)) return bind(view, stored, node, verdict);
  const lost = open.find((claim) => isForsaken(view, claim, node));
  if (lost) return fail(`provisioning failed for PVC "${lost.metadata.name}"`);
  if (view.now - verdict.atMs >= timeoutMs) return fail("context deadline exceeded");
  return { wakeAt: view.now + pollMs };
}

/** Neither does its provisioner know the node any more, nor does a volume name it. */
function isForsaken(view: View, claim: PersistentVolumeClaim, node: string): boolean {
  if (claim.spec.volumeName || claim.metadata.annotations?.[selectedNodeAnnotation] === node) return false;
  return !view.list("PersistentVolume").some(({ value }) => value.spec.claimRef?.uid === claim.metadata.uid);
}

function claimed(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume {
  const { name, namespace, uid, resourceVersion } = claim.metadata;
  const claimRef = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    name,
    namespace: namespace ?? "",
    uid,
    resourceVersion,
  };
  const isNew = volume.spec.claimRef === undefined;
  const annotations = {
    ...volume.metadata.annotations,
    ...(isNew ? { [boundByControllerAnnotation]: "yes" } : {}),
  };
  return { ...volume, metadata: { ...volume.metadata, annotations }, spec: { ...volume.spec, claimRef } };
}

function withSelectedNode(claim: PersistentVolumeClaim, node: string): PersistentVolumeClaim {
  const annotations = { ...claim.metadata.annotations, [selectedNodeAnnotation]: node };
  return { ...claim, metadata: { ...claim.metadata, annotations } };
}

/**
 * The Binding subresource sets `spec.nodeName` and the condition PodScheduled
 * (`pkg/registry/core/pod/storage/storage.go`).
 */
function bind(view: View, stored: Stored<"Pod">, node: string, verdict: SchedulingVerdict): Plan {
  const pod: Pod = stored.value;
  const why: Why = { reason: "Scheduled", because: [stored, view.get("Node", node)] };
  const condition = { type: "PodScheduled", status: "True", lastProbeTime: null } as const;
  const conditions = withCondition(pod.status?.conditions, condition, timestampAt(view.now));
  const placed: Pod = { ...pod, spec: { ...pod.spec, nodeName: node } };
  return {
    writes: [
      update(placed, why),
      updateStatus({ ...placed, status: { ...pod.status, conditions } }, why),
      put("SchedulingVerdict", stored.id, { ...verdict, outcome: "scheduled", node }, why),
    ],
    events: [
      {
        about: pod,
        type: "Normal",
        reason: "Scheduled",
        message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`,
        modern: true,
      },
    ],
  };
}
