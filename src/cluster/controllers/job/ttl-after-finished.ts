/**
 * The TTL controller: an ended Job goes after `ttlSecondsAfterFinished`. `pkg/controller/ttlafterfinished`
 */
import { type Component, nothing, type Plan, type View } from "../../component.ts";
import { momentOf } from "../../time/epoch.ts";
import { endOf } from "./job-status.ts";

/** Keys are `namespace/name`. */
export const ttlAfterFinishedController: Component = {
  name: "ttl-after-finished-controller",
  latencyMs: 10,
  watches: {
    Job: ({ after }) => (after?.value.spec.ttlSecondsAfterFinished === undefined ? [] : [after.id]),
  },
  reconcile,
};

function reconcile(view: View, id: string): Plan {
  const stored = view.get("Job", id);
  const end = stored && endOf(stored.value);
  const seconds = stored?.value.spec.ttlSecondsAfterFinished;
  if (!stored || !end || seconds === undefined || stored.value.metadata.deletionTimestamp) return nothing;
  const due = (momentOf(end.lastTransitionTime) ?? view.now) + seconds * 1000;
  if (view.now < due) return { wakeAt: due };
  const { uid } = stored.value.metadata;
  return {
    writes: [
      {
        do: "delete",
        kind: "Job",
        id,
        uid,
        propagation: "Foreground",
        reason: "JobExpired",
        because: [stored],
      },
    ],
  };
}
