/**
 * The boxes of the Pods: those the API server knows, those a machine still runs, and for a while those that
 * are gone.
 */

import type { Pod } from "#api";
import { type Message, message } from "#i18n";
import type { Moment } from "../../moment.ts";
import type { Box } from "../box.ts";
import { nodeBoxId, podBoxId, waitingBoxId } from "../box-ids.ts";
import { isInView, type Lens } from "../lens.ts";
import { rootOwner } from "../owners.ts";
import { podBadge } from "../pod-status.ts";
import { isRecent } from "../recent.ts";

/** A Pod and what became of it. */
export interface ShownPod {
  readonly pod: Pod;
  /** `orphan`: the API server has forgotten it, its containers run on. */
  readonly state: "present" | "orphan" | "gone";
}

export function shownPods(moment: Moment, lens: Lens): readonly ShownPod[] {
  const { records, ledger } = moment;
  const shown: ShownPod[] = records.list("Pod").map(({ value: pod }) => ({ pod, state: "present" }));
  for (const [uid, removal] of ledger.gonePods) {
    const pod = ledger.pod(uid);
    if (!pod) continue;
    const runsOn = records.by("containersOfPod", uid).some(({ value }) => value.state === "running");
    if (runsOn) shown.push({ pod, state: "orphan" });
    else if (isRecent(removal, moment)) shown.push({ pod, state: "gone" });
  }
  return shown.filter(({ pod }) => isInView(pod.metadata.namespace ?? "", lens) && isPlaced(pod));
}

/** On a node, or known to find none: the moment in which the scheduler looks is too short to be drawn. */
const isPlaced = ({ spec, status }: Pod): boolean =>
  spec.nodeName !== undefined ||
  (status?.conditions?.some(({ type, status }) => type === "PodScheduled" && status === "False") ?? false);

export function podBox({ pod, state }: ShownPod, moment: Moment): Box {
  const { uid, name, namespace } = pod.metadata;
  const { nodeName } = pod.spec;
  const note = noteOf({ pod, state }, moment);
  const cause = state === "gone" ? moment.ledger.gonePods.get(uid)?.revision : undefined;
  const machine = nodeName === undefined ? undefined : moment.records.get("Machine", nodeName)?.value;
  const silent = machine?.power === "off" || machine?.network === "cut" || state === "orphan";
  return {
    id: podBoxId(uid),
    type: "pod",
    parent: nodeName !== undefined && machine ? nodeBoxId(nodeName) : waitingBoxId,
    name,
    kind: "pod",
    state: state === "gone" ? "gone" : silent ? "silent" : "present",
    files: [],
    moreFiles: 0,
    target: { kind: "Pod", name, ...(namespace === undefined ? {} : { namespace }) },
    manifest: { object: rootOwner(pod, moment) },
    ...(state === "gone" ? {} : { badge: podBadge(pod) }),
    ...(note ? { note } : {}),
    ...(cause === undefined ? {} : { cause }),
  };
}

function noteOf({ pod, state }: ShownPod, { records }: Moment): Message | undefined {
  if (state === "gone") return message("pod.gone");
  if (state === "orphan") return message("pod.orphan");
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const restarts = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
  if (restarts > 0) return message("pod.restarts", { count: restarts });
  return records.get("Pod", `${pod.metadata.namespace}/${pod.metadata.name}`)
    ? undefined
    : message("pod.orphan");
}
