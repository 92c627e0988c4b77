/** What the API server warns of in a Pod without refusing it (`pkg/api/pod/warnings.go`). */
import type { Container, ContainerPort, PodSpec, Volume } from "#api";
import { isWhole } from "./numbers.ts";
import { overlapWarnings } from "./volume-overlap.ts";

/** Warnings about a spec at `field` (`spec`, or `spec.template.spec`). */
export function podWarnings(spec: PodSpec | undefined, field: string): readonly string[] {
  if (!spec) return [];
  const grace = spec.terminationGracePeriodSeconds;
  return [
    ...Object.keys(spec.nodeSelector ?? {})
      .sort()
      .flatMap((key) => deprecatedLabel(key, `${field}.nodeSelector[${key}]`)),
    ...(spec.volumes ?? []).flatMap((volume, index) => volumeWarnings(volume, `${field}.volumes[${index}]`)),
    ...(spec.volumes ?? []).flatMap(overlapWarnings),
    ...repeated(spec.hostAliases ?? [], ({ ip }) => ip).map(
      ([index, ip]) => `${field}.hostAliases[${index}].ip: duplicate ip "${ip}"`,
    ),
    ...pullSecretWarnings(spec, field),
    ...(spec.initContainers ?? []).flatMap((container, index) =>
      containerWarnings(container, `${field}.initContainers[${index}]`),
    ),
    ...(spec.containers ?? []).flatMap((container, index) =>
      containerWarnings(container, `${field}.containers[${index}]`),
    ),
    ...portWarnings(spec, field),
    ...(grace !== undefined && grace < 0
      ? [
          `${field}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
        ]
      : []),
  ];
}

/** Index and key of every element whose key an earlier one has. */
function repeated<Element>(
  list: readonly Element[],
  keyOf: (element: Element) => string,
): readonly (readonly [number, string])[] {
  const keys = list.map(keyOf);
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [[index, key] as const] : []));
}

function pullSecretWarnings(spec: PodSpec, field: string): readonly string[] {
  const secrets = spec.imagePullSecrets ?? [];
  return [
    ...secrets.flatMap(({ name }, index) =>
      name ? [] : [`${field}.imagePullSecrets[${index}].name: invalid empty name ""`],
    ),
    ...repeated(secrets, ({ name }) => name ?? "").map(
      ([index, name]) => `${field}.imagePullSecrets[${index}].name: duplicate name "${name}"`,
    ),
  ];
}

const replacedLabels: Readonly<Record<string, readonly [since: string, instead: string]>> = {
  "beta.kubernetes.io/arch": ["v1.14", "kubernetes.io/arch"],
  "beta.kubernetes.io/os": ["v1.14", "kubernetes.io/os"],
  "failure-domain.beta.kubernetes.io/region": ["v1.17", "topology.kubernetes.io/region"],
  "failure-domain.beta.kubernetes.io/zone": ["v1.17", "topology.kubernetes.io/zone"],
  "beta.kubernetes.io/instance-type": ["v1.17", "node.kubernetes.io/instance-type"],
};

export function deprecatedLabel(key: string, field: string): readonly string[] {
  const found = Object.hasOwn(replacedLabels, key) ? replacedLabels[key] : undefined;
  return found ? [`${field}: deprecated since ${found[0]}; use "${found[1]}" instead`] : [];
}

/** Sources of volumes that are on their way out, or gone, by the version the server says it for. */
export const deprecatedSources: Readonly<Record<string, string>> = {
  photonPersistentDisk: "deprecated in v1.11, non-functional in v1.16+",
  gitRepo: "deprecated in v1.11",
  scaleIO: "deprecated in v1.16, non-functional in v1.22+",
  flocker: "deprecated in v1.22, non-functional in v1.25+",
  storageos: "deprecated in v1.22, non-functional in v1.25+",
  quobyte: "deprecated in v1.22, non-functional in v1.25+",
  glusterfs: "deprecated in v1.25, non-functional in v1.26+",
  cephfs: "deprecated in v1.28, non-functional in v1.31+",
  rbd: "deprecated in v1.28, non-functional in v1.31+",
};

function volumeWarnings(volume: Volume, field: string): readonly string[] {
  const deprecated = Object.keys(deprecatedSources).filter((name) => volume[name] !== undefined);
  return [
    ...deprecated.map((name) => `${field}.${name}: ${deprecatedSources[name]}`),
    ...(volume.ephemeral?.volumeClaimTemplate?.spec.resources
      ? fractionalBytes(
          volume.ephemeral.volumeClaimTemplate.spec.resources.requests,
          `${field}.ephemeral.volumeClaimTemplate.spec.resources.requests`,
        )
      : []),
  ];
}

/** Half a byte is no amount of storage or memory, though it is accepted. */
export function fractionalBytes(
  amounts: Readonly<Record<string, string>> | undefined,
  field: string,
): readonly string[] {
  return ["memory", "ephemeral-storage", "storage"].flatMap((name) => {
    const amount = amounts?.[name];
    if (amount === undefined || isWhole(amount)) return [];
    return [`${field}[${name}]: fractional byte value "${amount}" is invalid, must be an integer`];
  });
}

function containerWarnings(container: Container, field: string): readonly string[] {
  const { limits, requests } = container.resources ?? {};
  const fractions = ["memory", "ephemeral-storage"].flatMap((name) => [
    ...fractionalBytes(only(limits, name), `${field}.resources.limits`),
    ...fractionalBytes(only(requests, name), `${field}.resources.requests`),
  ]);
  return [...fractions, ...repeatedVariables(container, field)];
}

function only(amounts: Readonly<Record<string, string>> | undefined, name: string): Record<string, string> {
  const amount = amounts?.[name];
  return amount === undefined ? {} : { [name]: amount };
}

/** A later variable may use the earlier one of the same name, and only then is it meant. */
function repeatedVariables(container: Container, field: string): readonly string[] {
  const variables = container.env ?? [];
  return variables.flatMap(({ name, value }, index) => {
    const hidden = variables.slice(0, index).some((earlier) => earlier.name === name);
    const reference = `$(${name})`;
    if (!hidden || (value?.includes(reference) && value !== reference)) return [];
    return [
      `${field}.env[${index}]: hides previous definition of "${name}", which may be dropped when using apply`,
    ];
  });
}

interface PlacedPort {
  readonly port: ContainerPort;
  readonly place: string;
}

/** Containers of a Pod share one address: a port that two of them name is a port too many. */
function portWarnings(spec: PodSpec, field: string): readonly string[] {
  const portsOf = (list: string, containers: readonly Container[] | undefined): readonly PlacedPort[] =>
    (containers ?? []).flatMap((container, at) =>
      (container.ports ?? []).map((port, index) => ({
        port,
        place: `${field}.${list}[${at}].ports[${index}]`,
      })),
    );
  const all = [...portsOf("initContainers", spec.initContainers), ...portsOf("containers", spec.containers)];
  return all.flatMap((later, index) =>
    all.slice(0, index).flatMap((earlier) => {
      const clash = clashOf(later.port, earlier.port);
      return clash ? [`${later.place}: ${clash} port definition with ${earlier.place}`] : [];
    }),
  );
}

function clashOf(left: ContainerPort, right: ContainerPort): string | undefined {
  if (left.containerPort !== right.containerPort || left.protocol !== right.protocol) return undefined;
  const [leftHost, rightHost] = [left.hostPort ?? 0, right.hostPort ?? 0];
  const [leftIP, rightIP] = [left.hostIP ?? "", right.hostIP ?? ""];
  if (leftHost === rightHost && leftIP === rightIP) return "duplicate";
  if (leftHost === 0 || rightHost === 0) return "overlapping";
  const halfAddressed = (leftIP === "") !== (rightIP === "");
  return leftHost === rightHost && halfAddressed ? "dangerously ambiguous" : undefined;
}
