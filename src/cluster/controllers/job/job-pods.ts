/** Makes and deletes the Pods of a Job. */
import type { Job, Manifest, PodTemplate } from "#api";
import { create, type EventNotice, update, type View, type Write } from "../../component.ts";
import type { Stored } from "../../state/record.ts";
import { drawnPodName, podFromTemplate, podRefusal } from "../pods/new-pod.ts";
import { indexAnnotation, isTracked, trackingFinalizer } from "./pod-outcome.ts";

export interface Steps {
  readonly writes: readonly Write[];
  readonly events: readonly EventNotice[];
}

export const jobEvent = (
  about: Job,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
): EventNotice => ({
  about,
  type,
  reason,
  message,
  source: "job-controller",
});

/** `indexes`: one Pod each; `undefined` for a Pod that has none. */
export function makePods(
  view: View,
  stored: Stored<"Job">,
  indexes: readonly (number | undefined)[],
): Steps & { readonly refused?: true } {
  const job = stored.value;
  const namespace = job.metadata.namespace ?? "";
  const refusal = podRefusal(view, namespace, `${job.metadata.name}-`, job.spec.template);
  if (refusal) {
    const event = jobEvent(job, "Warning", "FailedCreate", `Error creating: ${refusal.message}`);
    return { writes: [], events: refusal.silent ? [] : [event], refused: true };
  }
  const made = indexes.map((index, number) => {
    const base = index === undefined ? `${job.metadata.name}-` : `${job.metadata.name}-${index}-`;
    const name = drawnPodName(view, namespace, base, number);
    return {
      name,
      write: create(jobPod(job, name, base, index), { reason: "CompletionMissing", because: [stored] }),
    };
  });
  return {
    writes: made.map(({ write }) => write),
    events: made.map(({ name }) => jobEvent(job, "Normal", "SuccessfulCreate", `Created pod: ${name}`)),
  };
}

function jobPod(job: Job, name: string, base: string, index: number | undefined): Manifest {
  const pod = podFromTemplate(job, index === undefined ? job.spec.template : indexed(job, index), name, base);
  return { ...pod, metadata: { ...pod.metadata, finalizers: [trackingFinalizer] } };
}

/** An indexed Pod learns its number from label, annotation, hostname and environment. */
function indexed({ metadata, spec: { template } }: Job, index: number): PodTemplate {
  const mark = { [indexAnnotation]: String(index) };
  const variable = {
    name: "JOB_COMPLETION_INDEX",
    valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: `metadata.labels['${indexAnnotation}']` } },
  };
  const withIndex = (containers: PodTemplate["spec"]["containers"]) =>
    containers.map((container) => {
      const env = container.env ?? [];
      return env.some(({ name }) => name === variable.name)
        ? container
        : { ...container, env: [...env, variable] };
    });
  const { initContainers } = template.spec;
  return {
    metadata: {
      ...template.metadata,
      labels: { ...template.metadata?.labels, ...mark },
      annotations: { ...template.metadata?.annotations, ...mark },
    },
    spec: {
      ...template.spec,
      hostname: `${metadata.name}-${index}`,
      containers: withIndex(template.spec.containers),
      ...(initContainers ? { initContainers: withIndex(initContainers) } : {}),
    },
  };
}

/** Deletes Pods. `forget`: they are not to be counted, so what keeps them for counting is taken off first. */
export function deletePods(
  stored: Stored<"Job">,
  pods: readonly Stored<"Pod">[],
  reason: string,
  forget: boolean,
): Steps {
  return {
    writes: pods.flatMap((pod): readonly Write[] => [
      ...(forget && isTracked(pod.value) ? [untracked(pod, stored, reason)] : []),
      { do: "delete", kind: "Pod", id: pod.id, uid: pod.value.metadata.uid, reason, because: [stored, pod] },
    ]),
    events: pods.map(({ value }) =>
      jobEvent(stored.value, "Normal", "SuccessfulDelete", `Deleted pod: ${value.metadata.name}`),
    ),
  };
}

/** Lets a Pod go that has been counted, or need not be. */
export function untracked(
  pod: Stored<"Pod">,
  cause: { readonly revision: number } | undefined,
  reason: string,
): Write {
  const { finalizers = [], ...rest } = pod.value.metadata;
  const kept = finalizers.filter((name) => name !== trackingFinalizer);
  // Its status may have been written in the same plan: without a version the server takes what it has.
  const metadata = { ...rest, resourceVersion: "", ...(kept.length > 0 ? { finalizers: kept } : {}) };
  return update({ ...pod.value, metadata }, { reason, because: [cause, pod] });
}
