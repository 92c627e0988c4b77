/** Getting an image before a container starts. `pkg/kubelet/images/image_manager.go` EnsureImageExists */
import { type Container, formatDuration } from "#api";
import type { Ms } from "../../state/record.ts";
import { emulatedImageExists } from "../emulation/emulated-runtime.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { Failure, PullBackOff } from "../records.ts";

/** `pkg/kubelet/kubelet.go` imageBackOff: 10 s doubling to 5 minutes. */
const FIRST_BACK_OFF_MS: Ms = 10_000;
const LAST_BACK_OFF_MS: Ms = 300_000;

/** What asking the registry takes at least, and what the network carries. */
const ASK_MS: Ms = 120;
const BYTES_PER_MS = 100_000;

/** `present`: start at once. `pulling`: it takes its time. `failed`: the container waits, and says why. */
export type ImageOutcome =
  | { readonly outcome: "present" }
  | { readonly outcome: "pulling"; readonly tookMs: Ms }
  | ({ readonly outcome: "failed" } & Failure);

/** Looks for the image; begins to pull it when the policy says so. */
export function ensureImage(draft: PodDraft, container: Container): ImageOutcome {
  const { image, name, imagePullPolicy = "IfNotPresent" } = container;
  const isPresent = isOnMachine(draft, image);
  if (isPresent && (imagePullPolicy !== "Always" || draft.isEmulated)) {
    draft.event("Normal", "Pulled", `Container image "${image}" already present on machine`, name);
    return { outcome: "present" };
  }
  if (imagePullPolicy === "Never") {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    draft.event("Warning", "ErrImageNeverPull", message, name);
    return { outcome: "failed", reason: "ErrImageNeverPull", message };
  }
  const backOff = draft.worker.pulls[image];
  if (backOff && draft.now - backOff.updatedAtMs < backOff.delayMs) {
    const text = `Back-off pulling image "${image}"`;
    draft.event("Normal", "BackOff", text, name);
    return {
      outcome: "failed",
      reason: "ImagePullBackOff",
      message: `${text}: ErrImagePull: ${backOff.message}`,
    };
  }
  draft.event("Normal", "Pulling", `Pulling image "${image}"`, name);
  const size = isPresent ? 0 : (draft.view.images.named(image)?.sizeBytes ?? 0);
  return { outcome: "pulling", tookMs: ASK_MS + Math.ceil(size / BYTES_PER_MS) };
}

/** What came of pulling; `undefined` when the image is there now. */
export function finishPull(draft: PodDraft, { image, name }: Container, sinceMs: Ms): Failure | undefined {
  const found = draft.view.images.named(image);
  if (!found || !exists(draft, image)) return pullFailed(draft, image, name);
  const took = formatDuration(draft.now - sinceMs);
  const size = `Image size: ${found.sizeBytes} bytes.`;
  const message = `Successfully pulled image "${image}" in ${took} (${took} including waiting). ${size}`;
  draft.event("Normal", "Pulled", message, name);
  draft.addImage(image);
  return undefined;
}

function pullFailed(draft: PodDraft, image: string, container: string): Failure {
  const message = draft.view.images.pullFailure(image) ?? "";
  draft.event("Warning", "Failed", `Failed to pull image "${image}": ${message}`, container);
  const before = draft.worker.pulls[image];
  const delayMs = before ? Math.min(before.delayMs * 2, LAST_BACK_OFF_MS) : FIRST_BACK_OFF_MS;
  const backOff: PullBackOff = { delayMs, updatedAtMs: draft.now, message };
  draft.change({ pulls: { ...draft.worker.pulls, [image]: backOff } });
  return { reason: "ErrImagePull", message };
}

const isOnMachine = (draft: PodDraft, image: string): boolean =>
  draft.isEmulated
    ? emulatedImageExists(image)
    : draft.machine.images.includes(image) && draft.view.images.named(image) !== undefined;

const exists = (draft: PodDraft, image: string): boolean => !draft.isEmulated || emulatedImageExists(image);
