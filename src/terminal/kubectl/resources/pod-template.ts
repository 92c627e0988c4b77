/** The Pod template inside an object: what the verbs of `kubectl set` change. */
import type { Container, CronJob, Deployment, KubernetesObject, Pod, PodSpec } from "#api";
import { fail } from "../failure.ts";

/** The spec of the Pods of an object (`UpdatePodSpecForObject` of kubectl's polymorphichelpers). */
export function podSpecOf(object: KubernetesObject): PodSpec {
  if (object.kind === "Pod") return (object as Pod).spec;
  if (object.kind === "CronJob") {
    return (object as unknown as { spec: { jobTemplate: { spec: Deployment["spec"] } } }).spec.jobTemplate
      .spec.template.spec;
  }
  const { template } = (object as Partial<Deployment>).spec ?? {};
  return template?.spec ?? fail(`the object is not a pod or does not have a pod template: ${object.kind}`);
}

/** The object with another spec for its Pods. */
export function withPodSpec(object: KubernetesObject, podSpec: PodSpec): KubernetesObject {
  if (object.kind === "Pod") return { ...object, spec: podSpec } as Pod;
  if (object.kind === "CronJob") {
    const { spec } = object as CronJob & { spec: { jobTemplate: { spec: Deployment["spec"] } } };
    const { jobTemplate } = spec;
    const template = { ...jobTemplate.spec.template, spec: podSpec };
    return {
      ...object,
      spec: { ...spec, jobTemplate: { ...jobTemplate, spec: { ...jobTemplate.spec, template } } },
    } as CronJob;
  }
  const { spec } = object as Deployment;
  return { ...object, spec: { ...spec, template: { ...spec.template, spec: podSpec } } } as Deployment;
}

/** Containers whose names match `*` or a pattern of it, changed. */
export function changeContainers(
  podSpec: PodSpec,
  isMeant: (name: string) => boolean,
  change: (container: Container) => Container,
): PodSpec {
  const changed = (containers: readonly Container[]) =>
    containers.map((container) => (isMeant(container.name) ? change(container) : container));
  const { initContainers } = podSpec;
  return {
    ...podSpec,
    ...(initContainers ? { initContainers: changed(initContainers) } : {}),
    containers: changed(podSpec.containers),
  };
}

/** `*`, `app*` or a name. */
export function matcherOf(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+^${}()|[\]\\?]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`);
  return (name) => expression.test(name);
}
