/** What a Pod asks of a node: `staging/src/k8s.io/component-helpers/resource/helpers.go`. */
import { type Container, type Pod, quantityToBytes, quantityToMilli } from "#api";

/** Amounts by resource name: thousandths of a CPU for `cpu`, whole units (bytes) for the rest. */
export type Amounts = Readonly<Record<string, number>>;

export interface PodRequests {
  readonly asked: Amounts;
  /** For scoring: a container that asks for nothing counts as 100m CPU and 200Mi. */
  readonly assumed: { readonly cpu: number; readonly memory: number };
}

const leastCpu = 100;
const leastMemory = 200 * 1024 * 1024;

export function amountsOf(quantities: Readonly<Record<string, string>> | undefined): Amounts {
  const amounts: Record<string, number> = {};
  for (const [name, text] of Object.entries(quantities ?? {}))
    amounts[name] = name === "cpu" ? quantityToMilli(text) : quantityToBytes(text);
  return amounts;
}

/**
 * Containers and sidecars together, or the largest init container with the sidecars before it, whichever is
 * more.
 */
function effective(pod: Pod, requestsOf: (container: Container) => Amounts): Record<string, number> {
  const total: Record<string, number> = {};
  for (const container of pod.spec.containers) add(total, requestsOf(container));
  const sidecars: Record<string, number> = {};
  const startup: Record<string, number> = {};
  for (const container of pod.spec.initContainers ?? []) {
    const requests = requestsOf(container);
    if (container.restartPolicy === "Always") {
      add(total, requests);
      add(sidecars, requests);
      raise(startup, sidecars);
    } else raise(startup, sum(sidecars, requests));
  }
  raise(total, startup);
  add(total, amountsOf(pod.spec.overhead));
  return total;
}

function add(total: Record<string, number>, more: Amounts): void {
  for (const name in more) total[name] = (total[name] ?? 0) + more[name]!;
}

function sum(left: Amounts, right: Amounts): Amounts {
  const total = { ...left };
  add(total, right);
  return total;
}

function raise(total: Record<string, number>, least: Amounts): void {
  for (const name in least) total[name] = Math.max(total[name] ?? 0, least[name]!);
}

const known = new WeakMap<Pod["spec"], PodRequests>();

/** Remembered by the Pod's spec, which never changes in place. */
export function requestsOf(pod: Pod): PodRequests {
  const found = known.get(pod.spec);
  if (found) return found;
  const assumed = effective(pod, ({ resources }) => {
    const { cpu, memory } = amountsOf(resources?.requests);
    return { cpu: cpu ?? leastCpu, memory: memory ?? leastMemory };
  });
  const fresh: PodRequests = {
    asked: effective(pod, ({ resources }) => amountsOf(resources?.requests)),
    assumed: { cpu: assumed.cpu ?? 0, memory: assumed.memory ?? 0 },
  };
  known.set(pod.spec, fresh);
  return fresh;
}
