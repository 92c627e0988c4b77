/**
 * Taints that follow from a node's condition: `pkg/controller/nodelifecycle/node_lifecycle_controller.go`.
 */
import {
  type Condition,
  type Node,
  notReadyTaint,
  type Taint,
  unreachableTaint,
  unschedulableTaint,
} from "#api";
import type { Ms } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";

/** Keys of NoSchedule taints by condition type and status. */
const taintsOfConditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: notReadyTaint, Unknown: unreachableTaint },
  MemoryPressure: { True: "node.kubernetes.io/memory-pressure" },
  DiskPressure: { True: "node.kubernetes.io/disk-pressure" },
  NetworkUnavailable: { True: "node.kubernetes.io/network-unavailable" },
  PIDPressure: { True: "node.kubernetes.io/pid-pressure" },
};

const ownKeys: ReadonlySet<string> = new Set([
  ...Object.values(taintsOfConditions).flatMap((keys) => Object.values(keys)),
  unschedulableTaint,
]);

/** The node with the NoSchedule taints it should have; `undefined` when it has them. */
export function withNoScheduleTaints(node: Node, now: Ms): Node | undefined {
  const wanted = wantedKeys(node);
  const taints = node.spec.taints ?? [];
  const isOwn = ({ key, effect }: Taint): boolean => effect === "NoSchedule" && ownKeys.has(key);
  const missing = wanted.filter((key) => !taints.some((taint) => isOwn(taint) && taint.key === key));
  const surplus = taints.filter((taint) => isOwn(taint) && !wanted.includes(taint.key));
  if (missing.length === 0 && surplus.length === 0) return undefined;
  const timeAdded = timestampAt(now);
  const added = missing.map((key): Taint => ({ key, effect: "NoSchedule", timeAdded }));
  return withTaints(node, [...taints.filter((taint) => !surplus.includes(taint)), ...added]);
}

function wantedKeys(node: Node): readonly string[] {
  const keys = (node.status?.conditions ?? []).flatMap(
    ({ type, status }: Condition) => taintsOfConditions[type]?.[status] ?? [],
  );
  return node.spec.unschedulable ? [...keys, unschedulableTaint] : keys;
}

const isEvicting = ({ key, effect }: Taint): boolean =>
  effect === "NoExecute" && (key === notReadyTaint || key === unreachableTaint);

/** The key of the taint by which this controller evicts from a node, if it has one. */
export const evictingKey = (node: Node): string | undefined => node.spec.taints?.find(isEvicting)?.key;

/** The node with just this NoExecute taint of this controller, or none. */
export function withEvictingTaint(node: Node, key: string | undefined, now: Ms): Node {
  const kept = (node.spec.taints ?? []).filter((taint) => !isEvicting(taint));
  const added: readonly Taint[] =
    key === undefined ? [] : [{ key, effect: "NoExecute", timeAdded: timestampAt(now) }];
  return withTaints(node, [...kept, ...added]);
}

function withTaints(node: Node, taints: readonly Taint[]): Node {
  const { taints: _, ...spec } = node.spec;
  return { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } };
}
