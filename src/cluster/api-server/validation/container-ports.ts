/** Ports of containers (`validateContainerPorts` of `pkg/apis/core/validation`). */
import { type Container, type ContainerPort, checkPortName, checkPortNumber } from "#api";
import { duplicate, type FieldError, invalidFor, required, unsupported } from "./field-error.ts";

const protocols = ["SCTP", "TCP", "UDP"];

export function checkPorts(
  ports: readonly ContainerPort[] | undefined,
  field: string,
): readonly FieldError[] {
  const names = new Set<string>();
  return (ports ?? []).flatMap((port, index) => {
    const path = `${field}[${index}]`;
    return [
      ...checkName(port.name, names, `${path}.name`),
      ...(port.containerPort
        ? invalidFor(`${path}.containerPort`, port.containerPort, checkPortNumber(port.containerPort))
        : [required(`${path}.containerPort`)]),
      ...(port.hostPort ? invalidFor(`${path}.hostPort`, port.hostPort, checkPortNumber(port.hostPort)) : []),
      ...checkProtocol(port.protocol, `${path}.protocol`),
    ];
  });
}

function checkName(name: string | undefined, names: Set<string>, field: string): readonly FieldError[] {
  if (!name) return [];
  const messages = checkPortName(name);
  if (messages.length > 0) return invalidFor(field, name, messages);
  if (names.has(name)) return [duplicate(field, name)];
  names.add(name);
  return [];
}

export function checkProtocol(protocol: string | undefined, field: string): readonly FieldError[] {
  if (!protocol) return [required(field)];
  return protocols.includes(protocol) ? [] : [unsupported(field, protocol, protocols)];
}

/** No two containers of a Pod may want the same port of the node (`checkHostPortConflicts`). */
export function checkHostPortConflicts(
  containers: readonly Container[],
  field: string,
): readonly FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, at) =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP = "", protocol }, index) => {
      if (!hostPort) return [];
      const wanted = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(wanted)) return [duplicate(`${field}[${at}].ports[${index}].hostPort`, wanted)];
      taken.add(wanted);
      return [];
    }),
  );
}
