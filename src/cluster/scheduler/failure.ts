/** What the scheduler does about a Pod it could not place: says so, remembers why, and perhaps makes room. */
import type { Pod } from "#api";
import {
  type EventNotice,
  type Plan,
  put,
  updateStatus,
  type View,
  type Why,
  type Write,
} from "../component.ts";
import { withCondition } from "../controllers/conditions.ts";
import type { Stored } from "../state/record.ts";
import { timestampAt } from "../time/epoch.ts";
import { fitErrorMessage, prefilterMessage } from "./fit-error.ts";
import type { Placement } from "./place.ts";
import type { Attempt } from "./plugin.ts";
import { type Candidate, preempt } from "./preemption.ts";
import { restEnd } from "./queue.ts";
import type { SchedulingVerdict } from "./verdict.ts";

type Failure =
  | { readonly message: string; readonly schedulerError?: true }
  | { readonly attempt: Attempt; readonly placement: Exclude<Placement, { node: object }> };

export function reportFailure(
  view: View,
  stored: Stored<"Pod">,
  verdict: SchedulingVerdict,
  failure: Failure,
): Plan {
  const { message, candidate } = "message" in failure ? { message: failure.message } : explained(failure);
  const reason = "schedulerError" in failure ? "SchedulerError" : "Unschedulable";
  const refusing = verdict.refusals.slice(0, 10).map(({ node }) => view.get("Node", node));
  const why: Why = { reason: "FailedScheduling", because: [stored, ...refusing] };
  const pod = stored.value;
  const writes: Write[] = [
    put("SchedulingVerdict", stored.id, verdict, why),
    updateStatus(unscheduled(view, pod, reason, message, candidate?.node), why),
  ];
  const events: EventNotice[] = [
    { about: pod, type: "Warning", reason: "FailedScheduling", message, modern: true },
  ];
  for (const victim of candidate?.victims ?? []) {
    writes.push(...evict(view, victim, pod, stored));
    const text = `Preempted by pod ${pod.metadata.uid} on node ${candidate?.node}`;
    events.push({ about: victim, type: "Normal", reason: "Preempted", message: text, modern: true });
  }
  return { writes, events, wakeAt: restEnd(verdict) };
}

function explained({ attempt, placement }: Extract<Failure, { attempt: Attempt }>): {
  readonly message: string;
  readonly candidate?: Candidate;
} {
  const count = attempt.nodes.length;
  const refusals = placement.refused ? undefined : placement.refusals;
  const message = placement.refused
    ? prefilterMessage(count, placement.refused.message)
    : fitErrorMessage(
        count,
        placement.refusals.map(({ reasons }) => reasons),
      );
  const preemption = preempt(attempt, refusals);
  if (preemption.candidate) return { message, candidate: preemption.candidate };
  return { message: `${message} ${preemption.message}` };
}

function unscheduled(
  view: View,
  pod: Pod,
  reason: string,
  message: string,
  nominated: string | undefined,
): Pod {
  const condition = { type: "PodScheduled", status: "False", reason, message, lastProbeTime: null } as const;
  const conditions = withCondition(pod.status?.conditions, condition, timestampAt(view.now));
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions,
      ...(nominated === undefined ? {} : { nominatedNodeName: nominated }),
    },
  };
}

function evict(view: View, victim: Pod, pod: Pod, stored: Stored<"Pod">): readonly Write[] {
  const id = `${victim.metadata.namespace}/${victim.metadata.name}`;
  const why: Why = { reason: "Preempted", because: [stored, view.get("Pod", id)] };
  const message = `default-scheduler: preempting to accommodate a higher priority pod`;
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "PreemptionByScheduler",
    message,
  } as const;
  const conditions = withCondition(victim.status?.conditions, condition, timestampAt(view.now));
  return pod.metadata.uid === victim.metadata.uid || victim.metadata.deletionTimestamp
    ? []
    : [
        updateStatus({ ...victim, status: { ...victim.status, conditions } }, why),
        { do: "delete", kind: "Pod", id, uid: victim.metadata.uid, ...why },
      ];
}
