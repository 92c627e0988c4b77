/** The spec of a Pod or of a Pod template (`ValidatePodSpec` of `pkg/apis/core/validation/validation.go`). */
import { checkLabelName, checkSubdomainName, type PodSpec } from "#api";
import { checkContainers, checkInitContainers } from "./container.ts";
import { type FieldError, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import { checkLabels } from "./metadata.ts";
import { inclusiveRange } from "./numbers.ts";
import { checkAffinity, checkGates, checkSpread, checkTolerations } from "./pod-scheduling.ts";
import { checkPodSecurityContext } from "./security-context.ts";
import { checkVolumes } from "./volumes.ts";

const restartPolicies = ["Always", "OnFailure", "Never"];
const dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
const longestSeconds = 4_294_967_295;

/** `podName` is the Pod's own, absent for a template: claims of ephemeral volumes are named after it. */
export function checkPodSpec(
  spec: PodSpec | undefined,
  podName: string | undefined,
  field: string,
): readonly FieldError[] {
  if (!spec) return [required(`${field}.containers`)];
  const { errors, sound } = checkVolumes(spec.volumes, podName, `${field}.volumes`);
  const surroundings = { volumes: sound, graceSeconds: spec.terminationGracePeriodSeconds ?? 30 };
  const { restartPolicy = "Always", dnsPolicy = "ClusterFirst" } = spec;
  return [
    ...errors,
    ...checkContainers(spec.containers, surroundings, `${field}.containers`),
    ...checkInitContainers(spec.initContainers, spec.containers, surroundings, `${field}.initContainers`),
    ...(restartPolicies.includes(restartPolicy)
      ? []
      : [unsupported(`${field}.restartPolicy`, restartPolicy, restartPolicies)]),
    ...(dnsPolicies.includes(dnsPolicy) ? [] : [unsupported(`${field}.dnsPolicy`, dnsPolicy, dnsPolicies)]),
    ...checkLabels(spec.nodeSelector, `${field}.nodeSelector`),
    ...checkPodSecurityContext(spec.securityContext, `${field}.securityContext`),
    ...checkAffinity(spec.affinity, `${field}.affinity`),
    ...checkGates(spec, field),
    ...checkSpread(spec.topologySpreadConstraints, `${field}.topologySpreadConstraints`),
    ...checkNames(spec, field),
    ...checkTolerations(spec.tolerations, `${field}.tolerations`),
    ...checkName(spec.priorityClassName, checkSubdomainName, `${field}.priorityClassName`),
    ...checkName(spec.runtimeClassName, checkSubdomainName, `${field}.runtimeClassName`),
    ...checkPreemption(spec.preemptionPolicy, `${field}.preemptionPolicy`),
  ];
}

function checkNames(spec: PodSpec, field: string): readonly FieldError[] {
  const seconds = spec.activeDeadlineSeconds;
  const outside = seconds !== undefined && (seconds < 1 || seconds > longestSeconds);
  return [
    ...checkName(spec.serviceAccountName, checkSubdomainName, `${field}.serviceAccountName`),
    ...checkName(spec.nodeName, checkSubdomainName, `${field}.nodeName`),
    ...(outside
      ? [invalid(`${field}.activeDeadlineSeconds`, seconds, inclusiveRange(1, longestSeconds))]
      : []),
    ...checkName(spec.hostname, checkLabelName, `${field}.hostname`),
    ...checkName(spec.subdomain, checkLabelName, `${field}.subdomain`),
  ];
}

function checkName(
  name: string | undefined,
  check: (name: string) => readonly string[],
  field: string,
): readonly FieldError[] {
  return name ? invalidFor(field, name, check(name)) : [];
}

function checkPreemption(policy: string | undefined, field: string): readonly FieldError[] {
  const policies = ["PreemptLowerPriority", "Never"];
  return policy === undefined || policies.includes(policy) ? [] : [unsupported(field, policy, policies)];
}
