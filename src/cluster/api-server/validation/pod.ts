/**
 * A Pod that is created or changed (`ValidatePodCreate`, `ValidatePodUpdate` of `pkg/apis/core/validation`).
 */
import type { Container, Pod, PodSpec, Toleration } from "#api";
import { type FieldError, forbidden, invalid, required } from "./field-error.ts";
import { goDifference } from "./go-print/index.ts";
import { sameValue } from "./immutable.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkPodSpec } from "./pod-spec.ts";

function checkPod(pod: Pod): readonly FieldError[] {
  return [...checkMetadata(pod.metadata, "Pod"), ...checkPodSpec(pod.spec, pod.metadata.name, "spec")];
}

export function checkNewPod(pod: Pod): readonly FieldError[] {
  const debugging = (pod.spec?.ephemeralContainers ?? []).length > 0;
  return [
    ...checkPod(pod),
    ...(debugging ? [forbidden("spec.ephemeralContainers", "cannot be set on create")] : []),
  ];
}

const changeable = [
  "`spec.containers[*].image`",
  "`spec.initContainers[*].image`",
  "`spec.activeDeadlineSeconds`",
  "`spec.tolerations` (only additions to existing tolerations)",
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
].join(",");

/** Little of a Pod may change; the rest is refused with the difference of the specs. */
export function checkPodUpdate(old: Pod, pod: Pod): readonly FieldError[] {
  const before = [...checkMetadataUpdate(old.metadata, pod.metadata), ...checkPod(pod)];
  const containers = checkContainerUpdates(old.spec.containers, pod.spec.containers, "spec.containers");
  if (containers.stop) return [...before, ...containers.errors];
  const starters = checkContainerUpdates(
    old.spec.initContainers,
    pod.spec.initContainers,
    "spec.initContainers",
  );
  if (starters.stop) return [...before, ...containers.errors, ...starters.errors];
  const errors = [
    ...before,
    ...containers.errors,
    ...starters.errors,
    ...checkDeadlineUpdate(old.spec, pod.spec),
    ...checkTolerationUpdate(old.spec.tolerations, pod.spec.tolerations),
  ];
  const allowed = withChangeablesOf(old.spec, pod.spec);
  if (sameValue(allowed, old.spec)) return errors;
  const difference = goDifference("core.PodSpec", internalSpec(old.spec), internalSpec(allowed));
  return [
    ...errors,
    forbidden("spec", `pod updates may not change fields other than ${changeable}\n${difference}`),
  ];
}

function checkContainerUpdates(
  old: readonly Container[] | undefined,
  updated: readonly Container[] | undefined,
  field: string,
): { readonly errors: readonly FieldError[]; readonly stop: boolean } {
  if ((old ?? []).length !== (updated ?? []).length) {
    return { errors: [forbidden(field, "pod updates may not add or remove containers")], stop: true };
  }
  const errors = (updated ?? []).flatMap(({ image }, index) => {
    const path = `${field}[${index}].image`;
    if (!image) return [required(path)];
    return image === image.trim()
      ? []
      : [invalid(path, image, "must not have leading or trailing whitespace")];
  });
  return { errors, stop: false };
}

function checkDeadlineUpdate(old: PodSpec, updated: PodSpec): readonly FieldError[] {
  const [before, after] = [old.activeDeadlineSeconds, updated.activeDeadlineSeconds];
  const field = "spec.activeDeadlineSeconds";
  if (before === undefined || before === after) return [];
  if (after === undefined)
    return [invalid(field, undefined, "must not update from a positive integer to nil value")];
  return after > before ? [invalid(field, after, "must be less than or equal to previous value")] : [];
}

/** Tolerations may be added; those there are may only change how long they hold. */
function checkTolerationUpdate(
  old: readonly Toleration[] | undefined,
  updated: readonly Toleration[] | undefined,
): readonly FieldError[] {
  const bare = (toleration: Toleration) => ({ ...toleration, tolerationSeconds: undefined });
  const kept = (old ?? []).every((before) => updated?.some((after) => sameValue(bare(before), bare(after))));
  return kept
    ? []
    : [forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds")];
}

/** The new spec with everything that may change put back. */
function withChangeablesOf(old: PodSpec, updated: PodSpec): PodSpec {
  const images = (now: readonly Container[] | undefined, before: readonly Container[] | undefined) =>
    now?.map((container, index) => ({ ...container, image: before?.[index]?.image ?? container.image }));
  const grace = (old.terminationGracePeriodSeconds ?? 0) < 0 && updated.terminationGracePeriodSeconds === 1;
  const { activeDeadlineSeconds: _, tolerations: __, ...rest } = updated;
  const initContainers = images(updated.initContainers, old.initContainers);
  return {
    ...rest,
    containers: images(updated.containers, old.containers) ?? [],
    ...(initContainers ? { initContainers } : {}),
    ...(old.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: old.activeDeadlineSeconds }),
    ...(old.tolerations ? { tolerations: old.tolerations } : {}),
    ...(grace ? { terminationGracePeriodSeconds: old.terminationGracePeriodSeconds } : {}),
  };
}

/** The server's own spec keeps the use of the host's namespaces in the security context. */
export function internalSpec(spec: PodSpec): unknown {
  const { hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace } = spec as unknown as Record<
    string,
    unknown
  >;
  const host = { hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace };
  return { ...spec, securityContext: { ...spec.securityContext, ...host } };
}
