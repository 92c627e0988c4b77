/** Named ports of a container. `pkg/probe/util.go` ResolveContainerPort */
import type { Pod } from "#api";
import { containerNamed } from "../containers/roles.ts";

/** The number behind a port of a probe or hook; 0 for a name that nobody has. */
export function portNumber(pod: Pod, container: string, port: number | string): number {
  if (typeof port === "number") return port;
  const named = containerNamed(pod, container)?.container.ports?.find(({ name }) => name === port);
  return named?.containerPort ?? (Number(port) || 0);
}
