/**
 * Containers of every sort (`validateContainers`, `validateInitContainers` of `pkg/apis/core/validation`).
 */
import { type Container, checkLabelName } from "#api";
import { checkEnvironment, checkEnvironmentSources } from "./container-environment.ts";
import { checkHostPortConflicts, checkPorts } from "./container-ports.ts";
import { checkResources } from "./container-resources.ts";
import { duplicate, type FieldError, forbidden, invalidFor, required, unsupported } from "./field-error.ts";
import { checkProbesAndHooks } from "./probe.ts";
import { checkSecurityContext } from "./security-context.ts";
import { checkVolumeDevices, checkVolumeMounts, type SoundVolumes } from "./volume-mounts.ts";

const pullPolicies = ["Always", "IfNotPresent", "Never"];
const messagePolicies = ["File", "FallbackToLogsOnError"];

/** What containers are checked against. */
export interface PodSurroundings {
  readonly volumes: SoundVolumes;
  readonly graceSeconds: number;
}

export function checkContainers(
  containers: readonly Container[] | undefined,
  surroundings: PodSurroundings,
  field: string,
): readonly FieldError[] {
  if (!containers || containers.length === 0) return [required(field)];
  const names = new Set<string>();
  const errors = containers.flatMap((container, index) => {
    const path = `${field}[${index}]`;
    return [
      ...checkCommon(container, surroundings.volumes, path),
      ...takeName(container.name, names, path),
      ...checkProbesAndHooks(container, surroundings.graceSeconds, path),
      ...(container.restartPolicy === undefined
        ? []
        : [forbidden(`${path}.restartPolicy`, "may not be set for non-init containers")]),
    ];
  });
  return [...errors, ...checkHostPortConflicts(containers, field)];
}

export function checkInitContainers(
  containers: readonly Container[] | undefined,
  regular: readonly Container[] | undefined,
  surroundings: PodSurroundings,
  field: string,
): readonly FieldError[] {
  const names = new Set((regular ?? []).map(({ name }) => name));
  return (containers ?? []).flatMap((container, index) => {
    const path = `${field}[${index}]`;
    const sidecar = container.restartPolicy === "Always";
    return [
      ...checkCommon(container, surroundings.volumes, path),
      ...checkRestartPolicy(container.restartPolicy, `${path}.restartPolicy`),
      ...takeName(container.name, names, path),
      ...(sidecar
        ? checkProbesAndHooks(container, surroundings.graceSeconds, path)
        : checkNoProbes(container, path)),
      ...checkHostPortConflicts([container], field),
    ];
  });
}

function checkRestartPolicy(policy: string | undefined, field: string): readonly FieldError[] {
  return policy === undefined || policy === "Always" ? [] : [unsupported(field, policy, ["Always"])];
}

function checkNoProbes(container: Container, path: string): readonly FieldError[] {
  const names = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const;
  return names
    .filter((name) => container[name] !== undefined)
    .map((name) =>
      forbidden(`${path}.${name}`, "may not be set for init containers without restartPolicy=Always"),
    );
}

function takeName(name: string, names: Set<string>, path: string): readonly FieldError[] {
  if (names.has(name)) return [duplicate(`${path}.name`, name)];
  names.add(name);
  return [];
}

/** `validateContainerCommon` */
function checkCommon(container: Container, volumes: SoundVolumes, path: string): readonly FieldError[] {
  const { name, image } = container;
  const messagePolicy = container.terminationMessagePolicy ?? "File";
  const pullPolicy = container.imagePullPolicy ?? "Always";
  return [
    ...(name ? invalidFor(`${path}.name`, name, checkLabelName(name)) : [required(`${path}.name`)]),
    ...(image ? [] : [required(`${path}.image`)]),
    ...(messagePolicies.includes(messagePolicy)
      ? []
      : [unsupported(`${path}.terminationMessagePolicy`, messagePolicy, messagePolicies)]),
    ...checkPorts(container.ports, `${path}.ports`),
    ...checkEnvironment(container.env, `${path}.env`),
    ...checkEnvironmentSources(container.envFrom, `${path}.envFrom`),
    ...checkVolumeMounts(container, volumes, `${path}.volumeMounts`),
    ...checkVolumeDevices(container, volumes, `${path}.volumeDevices`),
    ...(pullPolicies.includes(pullPolicy)
      ? []
      : [unsupported(`${path}.imagePullPolicy`, pullPolicy, pullPolicies)]),
    ...checkResources(container.resources, `${path}.resources`),
    ...checkSecurityContext(container.securityContext, `${path}.securityContext`),
  ];
}
