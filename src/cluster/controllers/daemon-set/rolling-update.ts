/** Which daemon Pods of an old template go next: `pkg/controller/daemon/update.go` rollingUpdate. */
import { controllerRevisionHashLabel, type DaemonSet, type Pod } from "#api";
import type { View } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { isAvailable } from "../pods/pod-state.ts";
import type { PodsByNode } from "./daemon-set.ts";
import { belongs } from "./placement.ts";

/** Pods that are not available go at once; of the others, as many as may be unavailable. */
export function outdated(
  view: View,
  set: DaemonSet,
  byNode: PodsByNode,
  hash: string,
): readonly Stored<"Pod">[] {
  if (set.spec.updateStrategy?.type === "OnDelete") return [];
  const isNew = ({ metadata }: Pod): boolean => metadata.labels?.[controllerRevisionHashLabel] === hash;
  const isWell = (pod: Pod): boolean => isAvailable(pod, view.now, set.spec.minReadySeconds);
  const nodes = view.list("Node").filter(({ value }) => belongs(set, value).run);
  const broken: Stored<"Pod">[] = [];
  const candidates: Stored<"Pod">[] = [];
  let unavailable = 0;
  for (const { id } of nodes) {
    const living = (byNode.get(id) ?? []).filter(({ value }) => !value.metadata.deletionTimestamp);
    const [fresh, old] = [
      living.find(({ value }) => isNew(value)),
      living.find(({ value }) => !isNew(value)),
    ];
    if (Boolean(fresh) === Boolean(old)) unavailable += 1;
    else if (fresh && !isWell(fresh.value)) unavailable += 1;
    else if (old && !isWell(old.value)) {
      broken.push(old);
      unavailable += 1;
    } else if (old) candidates.push(old);
  }
  const room = Math.max(0, maxUnavailable(set, nodes.length) - unavailable);
  return [...broken, ...candidates.slice(0, room)];
}

/** Percents round up; none at all counts as one, unless there may be a surge. */
function maxUnavailable(set: DaemonSet, nodes: number): number {
  const wanted = set.spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1;
  const count = typeof wanted === "number" ? wanted : Math.ceil((Number.parseInt(wanted, 10) * nodes) / 100);
  return Math.max(1, count);
}
