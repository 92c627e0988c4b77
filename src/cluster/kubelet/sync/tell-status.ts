/** The status as this kubelet sees it now. */
import type { PodStatus } from "#api";
import { momentOf } from "../../time/epoch.ts";
import { terminationMessage } from "../containers/termination-message.ts";
import { emulatedImageName, NOT_READY_MARK } from "../emulation/emulated-runtime.ts";
import type { PodDraft } from "../pod-draft.ts";
import { triggerReadiness } from "../probes/probes.ts";
import type { Verdict } from "../records.ts";
import { podStatus } from "../status/pod-status.ts";

const DEADLINE: Verdict = {
  reason: "DeadlineExceeded",
  message: "Pod was active on the node longer than the specified deadline",
};

/** When a Pod has been active for longer than it may, in virtual time. */
export function deadlineOf({ pod, worker }: PodDraft): number | undefined {
  const { activeDeadlineSeconds } = pod.spec;
  const startedAtMs = momentOf(worker.status.startTime);
  return activeDeadlineSeconds === undefined || startedAtMs === undefined
    ? undefined
    : startedAtMs + activeDeadlineSeconds * 1000;
}

/** Every look after the deadline says so in an event. `pkg/kubelet/active_deadline.go` ShouldEvict */
export function tellStatus(draft: PodDraft, isOver: boolean): PodStatus {
  const deadline = deadlineOf(draft);
  if (deadline !== undefined && draft.now >= deadline && draft.worker.verdict?.reason !== "Evicted") {
    draft.event("Normal", DEADLINE.reason, DEADLINE.message);
    draft.change({ verdict: DEADLINE });
  }
  const { pod, machine, worker, view } = draft;
  const status = podStatus({
    now: draft.now,
    pod,
    machine,
    old: {
      ...worker.status,
      conditions: draft.stored?.value.status?.conditions ?? worker.status.conditions ?? [],
    },
    instances: draft.instances(),
    sandbox: draft.sandboxes().at(-1),
    failures: worker.failures,
    probes: worker.probes,
    verdict: worker.verdict,
    isOver,
    isHeldUnready: pod.metadata.annotations?.[NOT_READY_MARK] === "true",
    tellsMounts: !draft.isEmulated,
    imageName: draft.isEmulated ? emulatedImageName : (image) => view.images.named(image)?.name ?? image,
    messageOf: (instance) => terminationMessage(draft, instance),
  });
  draft.publish(status);
  if (!isOver) triggerReadiness(draft);
  return status;
}
