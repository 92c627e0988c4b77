/** A Service (`ValidateService`, `ValidateServiceUpdate` of `pkg/apis/core/validation`). */
import {
  checkLabelName,
  checkPortNumber,
  checkQualifiedName,
  checkSubdomainName,
  type Service,
  type ServicePort,
} from "#api";
import { checkProtocol } from "./container-ports.ts";
import {
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  invalidFor,
  required,
  unsupported,
} from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { checkLabels, checkMetadata, checkMetadataUpdate } from "./metadata.ts";
import { checkPort } from "./probe.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const affinities = ["ClientIP", "None"];
const longestAffinitySeconds = 86_400;

type Spec = Partial<Service["spec"]>;

export function checkService(service: Service): readonly FieldError[] {
  const spec: Spec = service.spec ?? {};
  const { ports = [], type = "ClusterIP", sessionAffinity = "None" } = spec;
  const headless = spec.clusterIP === "None";
  const portless = ports.length === 0 && !headless && type !== "ExternalName";
  return [
    ...checkMetadata(service.metadata, "Service"),
    ...(portless ? [required("spec.ports")] : []),
    ...checkType(spec, type, headless),
    ...checkServicePorts(ports),
    ...checkLabels(spec.selector, "spec.selector"),
    ...(affinities.includes(sessionAffinity)
      ? []
      : [unsupported("spec.sessionAffinity", sessionAffinity, affinities)]),
    ...checkAffinityTimeout(spec),
    ...checkClusterAddress(spec.clusterIP),
    ...(types.includes(type) ? [] : [unsupported("spec.type", type, types)]),
    ...(type === "ClusterIP" ? checkNoNodePorts(ports) : []),
    ...checkRepeatedPorts(ports),
    ...checkTrafficPolicies(spec, type),
  ];
}

function checkType(spec: Spec, type: string, headless: boolean): readonly FieldError[] {
  if (type === "LoadBalancer" || type === "NodePort") {
    const why = `may not be set to 'None' for ${type} services`;
    return headless ? [invalid("spec.clusterIPs[0]", "None", why)] : [];
  }
  if (type !== "ExternalName") return [];
  const name = (spec.externalName ?? "").replace(/\.$/, "");
  const addressed = spec.clusterIP
    ? [forbidden("spec.clusterIPs", "may not be set when `type` is 'ExternalName'")]
    : [];
  const named = name
    ? invalidFor("spec.externalName", name, checkSubdomainName(name))
    : [required("spec.externalName")];
  return [...addressed, ...named];
}

function checkServicePorts(ports: readonly ServicePort[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const field = `spec.ports[${index}]`;
    const { name, appProtocol } = port;
    return [
      ...checkPortName(name, names, ports.length > 1, `${field}.name`),
      ...invalidFor(`${field}.port`, port.port ?? 0, checkPortNumber(port.port ?? 0)),
      ...checkProtocol(port.protocol, `${field}.protocol`),
      ...checkPort(port.targetPort, `${field}.targetPort`),
      ...(appProtocol
        ? invalidFor(`${field}.appProtocol`, appProtocol, checkQualifiedName(appProtocol))
        : []),
    ];
  });
}

function checkPortName(
  name: string | undefined,
  names: Set<string>,
  needed: boolean,
  field: string,
): readonly FieldError[] {
  if (!name) return needed ? [required(field)] : [];
  const errors = invalidFor(field, name, checkLabelName(name));
  if (names.has(name)) return [...errors, duplicate(field, name)];
  names.add(name);
  return errors;
}

function checkAffinityTimeout({ sessionAffinity, sessionAffinityConfig }: Spec): readonly FieldError[] {
  const field = "spec.sessionAffinityConfig";
  if (sessionAffinity === "ClientIP") {
    const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
    if (seconds !== undefined && seconds > 0 && seconds <= longestAffinitySeconds) return [];
    const why = `must be greater than 0 and less than ${longestAffinitySeconds}`;
    return [invalid(`${field}.clientIP.timeoutSeconds`, seconds ?? 0, why)];
  }
  return sessionAffinityConfig ? [forbidden(field, "must not be set when session affinity is None")] : [];
}

const addressPattern = /^(\d{1,3}\.){3}\d{1,3}$|:/;

function checkClusterAddress(address: string | undefined): readonly FieldError[] {
  if (!address || address === "None" || addressPattern.test(address)) return [];
  const why = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  return [invalid("spec.clusterIPs[0]", address, why)];
}

function checkNoNodePorts(ports: readonly ServicePort[]): readonly FieldError[] {
  return ports.flatMap(({ nodePort }, index) =>
    nodePort
      ? [forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : [],
  );
}

function checkRepeatedPorts(ports: readonly ServicePort[]): readonly FieldError[] {
  const nodePorts = new Set<string>();
  const clusterPorts = new Set<string>();
  const taken = (set: Set<string>, key: string) => set.has(key) || !set.add(key);
  return [
    ...ports.flatMap(({ nodePort, protocol }, index) =>
      nodePort && taken(nodePorts, `${protocol}/${nodePort}`)
        ? [duplicate(`spec.ports[${index}].nodePort`, nodePort)]
        : [],
    ),
    ...ports.flatMap(({ port, protocol }, index) => {
      if (!taken(clusterPorts, `${protocol}/${port}`)) return [];
      const text = goSyntax("core.ServicePort", { port, protocol });
      return [duplicate(`spec.ports[${index}]`, { goText: text })];
    }),
  ];
}

function checkTrafficPolicies(spec: Spec, type: string): readonly FieldError[] {
  const policies = ["Cluster", "Local"];
  const { externalTrafficPolicy, internalTrafficPolicy } = spec;
  const external = type === "NodePort" || type === "LoadBalancer" || (spec.externalIPs ?? []).length > 0;
  const errors: FieldError[] = [];
  if (externalTrafficPolicy !== undefined && !external) {
    const why = "may only be set for externally-accessible services";
    errors.push(invalid("spec.externalTrafficPolicy", externalTrafficPolicy, why));
  } else if (externalTrafficPolicy !== undefined && !policies.includes(externalTrafficPolicy)) {
    errors.push(unsupported("spec.externalTrafficPolicy", externalTrafficPolicy, policies));
  }
  if (internalTrafficPolicy !== undefined && !policies.includes(internalTrafficPolicy)) {
    errors.push(unsupported("spec.internalTrafficPolicy", internalTrafficPolicy, policies));
  }
  return errors;
}

/** The address of a Service that keeps one is fixed. */
export function checkServiceUpdate(old: Service, updated: Service): readonly FieldError[] {
  const [before, after] = [old.spec.clusterIP, updated.spec.clusterIP];
  const kept = old.spec.type !== "ExternalName" && updated.spec.type !== "ExternalName";
  const text = `[]string{${after ? JSON.stringify(after) : ""}}`;
  const moved = kept && before !== undefined && before !== "" && before !== after;
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...(moved ? [invalid("spec.clusterIPs[0]", { goText: text }, "may not change once set")] : []),
    ...checkService(updated),
  ];
}

const nodePorts = { lowest: 30_000, highest: 32_767 };

/**
 * The allocator's complaints about node ports that somebody asked for, beside those `taken` by other Services
 * (`pkg/registry/core/service/portallocator`).
 */
export function checkNodePorts(
  service: Service,
  taken: ReadonlySet<number | undefined>,
): readonly FieldError[] {
  const { lowest, highest } = nodePorts;
  const range = `provided port is not in the valid range. The range of valid ports is ${lowest}-${highest}`;
  return (service.spec.ports ?? []).flatMap(({ nodePort }, index) => {
    if (!nodePort) return [];
    const field = `spec.ports[${index}].nodePort`;
    if (nodePort < lowest || nodePort > highest) return [invalid(field, nodePort, range)];
    return taken.has(nodePort) ? [invalid(field, nodePort, "provided port is already allocated")] : [];
  });
}
