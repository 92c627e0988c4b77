/**
 * Ending Pods that fill more disk than they may. `pkg/kubelet/eviction/eviction_manager.go`
 * localStorageEviction
 */
import { type Pod, quantityToBytes } from "#api";
import type { Ms, Stored } from "../../state/record.ts";
import { EVICTION_PERIOD_MS, nextMeasure, nextOnGrid } from "../clock.ts";
import type { PodDraft } from "../pod-draft.ts";
import { beginTermination } from "../termination/terminating.ts";
import { tooMuch } from "./usage.ts";

/** An eviction for local storage does not wait long. */
const GRACE_MS: Ms = 1000;

/**
 * Measures the volumes from time to time; what is found too big goes at the next turn of the eviction
 * manager.
 */
export function advanceEviction(draft: PodDraft): void {
  if (!isLimited(draft.pod)) return;
  const { measureAtMs, evictAtMs } = draft.worker;
  const period = draft.view.settings.volumeStatsAggPeriodMs;
  if (measureAtMs === undefined || draft.now >= measureAtMs) {
    const isTooBig = measureAtMs !== undefined && tooMuch(draft) !== undefined;
    const evict =
      isTooBig && evictAtMs === undefined
        ? { evictAtMs: nextOnGrid(draft.machine, EVICTION_PERIOD_MS, draft.now) }
        : {};
    draft.change({ measureAtMs: nextMeasure(draft.machine, period, draft.now), ...evict });
  }
  if (draft.worker.evictAtMs !== undefined && draft.now >= draft.worker.evictAtMs) {
    evict(draft);
    return;
  }
  draft.wake(draft.worker.evictAtMs ?? draft.worker.measureAtMs);
}

/** Whether anything of a Pod is measured at all. */
const isLimited = ({ spec }: Pod): boolean =>
  (spec.volumes ?? []).some(
    ({ emptyDir }) => emptyDir?.sizeLimit !== undefined && emptyDir.medium !== "Memory",
  ) || spec.containers.some(({ resources }) => quantityToBytes(resources?.limits?.["ephemeral-storage"]) > 0);

function evict(draft: PodDraft): void {
  const message = tooMuch(draft);
  const { evictAtMs: _, ...worker } = draft.worker;
  draft.worker = worker;
  if (message === undefined) return;
  draft.becauseOf(latestWrite(draft));
  draft.event("Warning", "Evicted", message);
  draft.change({ verdict: { reason: "Evicted", message }, graceMs: GRACE_MS });
  beginTermination(draft);
}

/** What was written last to the Pod's layers and to the volumes that are its own. */
function latestWrite({ view, uid, machine }: PodDraft): Stored<"File"> | undefined {
  const layers = view.by("containersOfPod", uid).map(({ value }) => value.layer);
  const volumes = view.by("disksOfPod", uid).map(({ id }) => id);
  const own = [...layers, ...volumes].filter(
    (disk) => view.get("Disk", disk)?.value.machine === machine.name,
  );
  const files = own.flatMap((disk) => view.by("filesOnDisk", disk));
  return files.reduce<Stored<"File"> | undefined>(
    (latest, file) => (latest && latest.revision > file.revision ? latest : file),
    undefined,
  );
}
