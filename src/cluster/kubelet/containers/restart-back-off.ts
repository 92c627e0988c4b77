/**
 * How long a container that keeps ending has to wait.
 * `staging/src/k8s.io/client-go/util/flowcontrol/backoff.go`
 */
import { type Container, canonicalJson, formatDuration } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { BackOff } from "../records.ts";
import { formatPod } from "./roles.ts";

const FIRST_MS: Ms = 10_000;
const LAST_MS: Ms = 300_000;

/** A container that ran that long since the last back-off begins anew. */
const FORGET_MS: Ms = 2 * LAST_MS;

/** Another image or other resources make another story. `pkg/kubelet/kuberuntime/helpers.go` GetBackoffKey */
const keyOf = ({ name, image, resources }: Container): string =>
  `${name} ${image} ${canonicalJson(resources ?? {})}`;

const isExpired = ({ updatedAtMs }: BackOff, finishedAtMs: Ms): boolean =>
  finishedAtMs - updatedAtMs > FORGET_MS;

/**
 * Whether a container whose last instance has ended must still wait: then the message says so. Otherwise the
 * next wait
 * becomes twice as long. `pkg/kubelet/kuberuntime/kuberuntime_manager.go` doBackOff
 */
export function backOffMessage(
  draft: PodDraft,
  container: Container,
  ended: ContainerInstance | undefined,
): string | undefined {
  if (!ended) return undefined;
  const key = keyOf(container);
  const finishedAtMs = ended.finishedAtMs ?? draft.now;
  const known = draft.worker.restarts[key];
  const current = known && !isExpired(known, finishedAtMs) ? known : undefined;
  if (current && draft.now - finishedAtMs < current.delayMs) {
    const pod = formatPod(draft.pod);
    draft.event(
      "Warning",
      "BackOff",
      `Back-off restarting failed container ${container.name} in pod ${pod}`,
      container.name,
    );
    return `back-off ${formatDuration(current.delayMs)} restarting failed container=${container.name} pod=${pod}`;
  }
  const delayMs = current ? Math.min(current.delayMs * 2, LAST_MS) : FIRST_MS;
  draft.change({ restarts: { ...draft.worker.restarts, [key]: { delayMs, updatedAtMs: draft.now } } });
  return undefined;
}
