/** One Pod for `web`, `pod/web`, `deploy/web`, `job/once`, `svc/web`. */
import {
  formatLabels,
  formatSelector,
  type KubernetesObject,
  type LabelSelector,
  type Labels,
  type Pod,
  parseTimestamp,
} from "#api";
import type { Wait } from "#cluster";
import { granted } from "../call.ts";
import { fail } from "../failure.ts";
import type { Call } from "../verb.ts";
import { watchUntil } from "../waiting.ts";
import { readArguments } from "./arguments.ts";
import { lookUp } from "./select.ts";

/** Which Pods belong to an object (`SelectorsForObject` of kubectl's polymorphichelpers). */
function selectorOf(object: KubernetesObject): string {
  const { selector } = (object as unknown as { spec?: { selector?: unknown } }).spec ?? {};
  if (object.kind === "Service" || object.kind === "ReplicationController") {
    const labels = (selector ?? {}) as Labels;
    if (Object.keys(labels).length === 0) {
      const { kind, metadata } = object;
      fail(`invalid ${kind.toLowerCase()} '${metadata.name}': ${kind} is defined without a selector`);
    }
    return formatLabels(labels);
  }
  if (!selector) fail(`selector for ${object.apiVersion}, Kind=${object.kind} not implemented`);
  return formatSelector(selector as LabelSelector);
}

const readySince = ({ status }: Pod): number | undefined => {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" ? (parseTimestamp(ready.lastTransitionTime ?? "") ?? 0) : undefined;
};

const restarts = ({ status }: Pod) =>
  Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }) => restartCount));

const phaseRank: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

type Purpose = "talk" | "logs";

/**
 * What counts when one of several Pods is chosen, most first, each number better when lower. To talk to: on
 * a node, running, ready, not going away, ready longest, restarted least, oldest. For logs a Pod that goes
 * away is as good as another, and one that restarted is more telling (`ActivePods` reversed and `ByLogging`
 * of kubectl's `podutils`).
 */
function ranksOf(pod: Pod, purpose: Purpose): readonly number[] {
  return [
    pod.spec.nodeName ? 0 : 1,
    -(phaseRank[pod.status?.phase ?? ""] ?? 0),
    readySince(pod) === undefined ? 1 : 0,
    purpose === "talk" && pod.metadata.deletionTimestamp ? 1 : 0,
    readySince(pod) ?? 0,
    purpose === "talk" ? restarts(pod) : -restarts(pod),
    parseTimestamp(pod.metadata.creationTimestamp) ?? 0,
  ];
}

const byRank = (purpose: Purpose) => (left: Pod, right: Pod) => {
  const [a, b] = [ranksOf(left, purpose), ranksOf(right, purpose)];
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

/** Pods of an object, the one to talk to first. */
export function* podsOf(
  call: Call,
  object: KubernetesObject,
  purpose: Purpose = "talk",
): Generator<Wait, readonly Pod[], void> {
  const options = { labelSelector: selectorOf(object) };
  const pods = yield* granted(call, call.cluster.list("Pod", object.metadata.namespace, options));
  return [...(pods as readonly Pod[])].sort(byRank(purpose));
}

/** The object that a word names; a bare word is a Pod. */
export function* namedObject(
  call: Call,
  word: string,
  type = "pod",
): Generator<Wait, KubernetesObject, void> {
  const { types, names, pairs } = readArguments(word.includes("/") ? [word] : [type, word]);
  const named = pairs[0] ?? { resource: types[0]!, name: names[0]! };
  const place = named.resource.namespaced ? { namespace: call.namespace } : {};
  return yield* lookUp(call, { ...named, ...place });
}

/** The Pod to attach to; waits for one to appear, `timeoutMs` long. */
export function* podOf(call: Call, word: string, timeoutMs: number): Generator<Wait, Pod, void> {
  const object = yield* namedObject(call, word);
  if (object.kind === "Pod") return object as Pod;
  const [first] = yield* podsOf(call, object);
  if (first) return first;
  const options = { labelSelector: selectorOf(object) };
  let found: Pod | undefined;
  const watch = call.cluster.watch("Pod", object.metadata.namespace, options);
  yield* watchUntil(call, watch, call.cluster.now + timeoutMs, (pod) => {
    found = pod as Pod | undefined;
    return found !== undefined;
  });
  return found ?? fail("timed out waiting for the condition");
}
