/** The CONTAINERS and IMAGES cells of everything with a Pod template. */
import type { PodTemplate } from "#api";

export function containerCells(template: PodTemplate | undefined): readonly [names: string, images: string] {
  const containers = template?.spec.containers ?? [];
  const joined = (texts: readonly string[]) => texts.join(",");
  return [joined(containers.map((one) => one.name)), joined(containers.map((one) => one.image))];
}
