/** The quality of service class of a Pod. `pkg/apis/core/v1/helper/qos` */
import type { Container } from "./kinds/container.ts";
import type { Pod } from "./kinds/pod.ts";
import { compareQuantities } from "./quantity.ts";

const RESOURCES = ["cpu", "memory"] as const;

/**
 * `Guaranteed` when every container limits both resources and asks for exactly that, `BestEffort` when none
 * asks at all.
 */
export function qualityOfService({ spec }: Pod): "Guaranteed" | "Burstable" | "BestEffort" {
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  if (!containers.some(asksForSomething)) return "BestEffort";
  return containers.every(isGuaranteed) ? "Guaranteed" : "Burstable";
}

const asksForSomething = ({ resources }: Container): boolean =>
  RESOURCES.some(
    (name) =>
      compareQuantities(resources?.limits?.[name], "0") > 0 ||
      compareQuantities(resources?.requests?.[name], "0") > 0,
  );

const isGuaranteed = ({ resources }: Container): boolean =>
  RESOURCES.every((name) => {
    const limit = resources?.limits?.[name];
    const request = resources?.requests?.[name] ?? limit;
    return (
      limit !== undefined && compareQuantities(limit, "0") > 0 && compareQuantities(limit, request) === 0
    );
  });
