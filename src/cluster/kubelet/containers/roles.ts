/** Which containers a Pod has, and what each is for. */
import type { Container, Pod } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";

type ContainerRole = ContainerInstance["role"];

/** An init container that keeps running. */
export const isSidecar = (container: Container): boolean => container.restartPolicy === "Always";

export interface RoledContainer {
  readonly container: Container;
  readonly role: ContainerRole;
  /** How events name it: `spec.containers{app}`. */
  readonly fieldPath: string;
}

/** The container of a Pod by its name, wherever it stands in the spec. */
export function containerNamed(pod: Pod, name: string): RoledContainer | undefined {
  const init = pod.spec.initContainers?.find((container) => container.name === name);
  if (init)
    return {
      container: init,
      role: isSidecar(init) ? "sidecar" : "init",
      fieldPath: `spec.initContainers{${name}}`,
    };
  const app = pod.spec.containers.find((container) => container.name === name);
  if (app) return { container: app, role: "app", fieldPath: `spec.containers{${name}}` };
  const ephemeral = pod.spec.ephemeralContainers?.find((container) => container.name === name);
  return (
    ephemeral && { container: ephemeral, role: "ephemeral", fieldPath: `spec.ephemeralContainers{${name}}` }
  );
}

/** Every container of a Pod, init containers first. */
export const allContainers = ({ spec }: Pod): readonly Container[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
  ...(spec.ephemeralContainers ?? []),
];

/** `web_default(UID)`: how the kubelet names a Pod in its messages. `pkg/kubelet/util/format` */
export const formatPod = ({ metadata }: Pod): string =>
  `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
