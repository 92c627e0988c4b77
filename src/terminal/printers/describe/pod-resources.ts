/** What a Pod asks of its node: the sum over containers, or what its init phase needs when that is more. */
import { addQuantities, type Container, compareQuantities, type Pod } from "#api";

type Amounts = Readonly<Record<string, string>>;

function combined(left: Amounts, right: Amounts, combine: (a: string, b: string) => string): Amounts {
  const result: Record<string, string> = { ...left };
  for (const [name, amount] of Object.entries(right)) {
    const before = result[name];
    result[name] = before === undefined ? amount : combine(before, amount);
  }
  return result;
}

const sum = (left: Amounts, right: Amounts) => combined(left, right, addQuantities);
const larger = (left: Amounts, right: Amounts) =>
  combined(left, right, (a, b) => (compareQuantities(a, b) < 0 ? b : a));

/**
 * Sidecars run on: each init container after one needs its own share beside them
 * (`resourcehelper.PodRequests`).
 */
export function podResources(pod: Pod, group: "requests" | "limits"): Amounts {
  const amountsOf = (container: Container): Amounts => container.resources?.[group] ?? {};
  let sidecars: Amounts = {};
  let initPeak: Amounts = {};
  for (const container of pod.spec.initContainers ?? []) {
    const amounts = sum(amountsOf(container), sidecars);
    if (container.restartPolicy === "Always") sidecars = amounts;
    initPeak = larger(initPeak, amounts);
  }
  const running = pod.spec.containers.map(amountsOf).reduce(sum, sidecars);
  return sum(larger(running, initPeak), pod.spec.overhead ?? {});
}

/** The sum over Pods. */
export function totalResources(pods: readonly Pod[], group: "requests" | "limits"): Amounts {
  return pods.map((pod) => podResources(pod, group)).reduce(sum, {});
}
