/** Containers that only pretend to run. */
import type { Container } from "#api";
import { emulatedRun } from "../../programs/images/emulated.ts";
import type { ContainerInstance } from "../../state/machine-records.ts";
import { addInstance } from "../containers/create.ts";
import { environmentOf } from "../containers/environment.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { Failure } from "../records.ts";
import { emulatedImageId } from "./emulated-runtime.ts";

/** An emulated kubelet looks at the environment before it looks at the image. */
export function emulatedProblem(draft: PodDraft, container: Container): Failure | undefined {
  const environment = environmentOf(draft.view, draft.pod, container);
  if (!("error" in environment)) return undefined;
  draft.event("Warning", "Failed", `Error: ${environment.error}`, container.name);
  return { reason: "CreateContainerConfigError", message: environment.error };
}

/** Creates and starts an instance that will end as its command's text says. */
export function emulatedContainer(
  draft: PodDraft,
  container: Container,
  blank: ContainerInstance,
): { readonly instance: string } {
  const imageId = emulatedImageId(container.image, draft.view.random.hex(64, "image", container.image));
  addInstance(draft, { ...blank, imageId, state: "running", startedAtMs: draft.now });
  return { instance: blank.id };
}

/** Ends what is to end now, and asks to be woken for the rest. */
export function advanceEmulated(draft: PodDraft): void {
  for (const instance of draft.instances()) {
    const container = [...(draft.pod.spec.initContainers ?? []), ...draft.pod.spec.containers].find(
      ({ name }) => name === instance.name,
    );
    const ending = container && emulatedRun(container.image, container.command);
    if (ending?.type !== "ends" || instance.state !== "running") continue;
    const endsAtMs = (instance.startedAtMs ?? 0) + ending.afterMs;
    if (draft.now < endsAtMs) draft.wake(endsAtMs);
    else
      draft.putInstance(
        { ...instance, state: "exited", exitCode: ending.exitCode, finishedAtMs: draft.now },
        "ContainerProcessEnded",
      );
  }
}
