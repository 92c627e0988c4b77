/**
 * What a container was started as, so that a changed image is noticed. `pkg/kubelet/container/helpers.go`
 * HashContainer
 */
import type { Container } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";

/** Of a running Pod, only images can be changed. */
export const isChanged = (container: Container, instance: ContainerInstance): boolean =>
  instance.image !== container.image;
