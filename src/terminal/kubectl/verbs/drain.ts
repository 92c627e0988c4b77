/** `kubectl drain` (`staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go`, `pkg/drain/drain.go`). */
import type { Pod } from "#api";
import type { Wait } from "#cluster";
import { dryRunOf, granted } from "../call.ts";
import { type Failure, fail, failureOf, KubectlFailure, plainText } from "../failure.ts";
import { dryRunFlag, duration, number, selectorFlag, text, toggle } from "../flags/flag.ts";
import { reportChange } from "../output/report-change.ts";
import type { Found } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { selectNodes, setSchedulable } from "./cordon.ts";
import { type DrainRules, type DrainVerdict, drainVerdict } from "./drain-filters.ts";

/** How long a refused eviction waits before it is tried again. */
const RETRY_MS = 5000;
const POLL_MS = 1000;

interface Judged {
  readonly pod: Pod;
  readonly verdict: DrainVerdict;
}

const nameOf = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;

/** Pods by what was said of them, in the order in which it was first said. */
function grouped(
  judged: readonly Judged[],
  wordsOf: (verdict: DrainVerdict) => string | undefined,
): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { pod, verdict } of judged) {
    const words = wordsOf(verdict);
    if (words !== undefined) groups.set(words, [...(groups.get(words) ?? []), nameOf(pod)]);
  }
  return [...groups].map(([words, names]) => `${words}: ${names.join(", ")}`);
}

function* judgePods(call: Call, node: string): Generator<Wait, readonly Judged[], void> {
  const { flags, cluster } = call;
  const selector = flags.text("pod-selector");
  const answer = cluster.list("Pod", undefined, {
    fieldSelector: `spec.nodeName=${node}`,
    ...(selector === "" ? {} : { labelSelector: selector }),
  });
  const rules: DrainRules = {
    ignoresDaemonSets: flags.isOn("ignore-daemonsets"),
    deletesEmptyDir: flags.isOn("delete-emptydir-data") || flags.isOn("delete-local-data"),
    forces: flags.isOn("force"),
    daemonSetExists: (name, namespace) => cluster.get("DaemonSet", name, namespace).ok,
  };
  const pods = (yield* granted(call, answer)) as readonly Pod[];
  return pods.map((pod) => ({ pod, verdict: drainVerdict(pod, rules) }));
}

/** Asks for one eviction until it is granted. A disruption budget may refuse for a while. */
function* evict(call: Call, pod: Pod, untilMs: number): Generator<Wait, void, void> {
  const { name, namespace = "default" } = pod.metadata;
  const grace = call.flags.number("grace-period");
  const options = grace >= 0 ? { gracePeriodSeconds: grace } : {};
  for (;;) {
    const answer = call.flags.isOn("disable-eviction")
      ? call.cluster.delete("Pod", name, namespace, options)
      : call.cluster.evict(name, namespace, options);
    if (answer.ok || answer.status.reason === "NotFound") return;
    const doing = `error when evicting pods/"${name}" -n "${namespace}"`;
    if (answer.status.reason !== "TooManyRequests") fail(`${doing}: ${answer.status.message}`);
    yield* call.complain(`${doing} (will retry after 5s): ${answer.status.message}\n`);
    if (call.cluster.now + RETRY_MS > untilMs) {
      fail(
        `error when evicting pods/"${name}" -n "${namespace}": global timeout reached: ${call.flags.text("timeout")}`,
      );
    }
    yield* call.process.sleep(RETRY_MS);
    yield* call.print(`evicting pod ${namespace}/${name}\n`);
  }
}

/**
 * Every eviction has a goroutine of its own; Go runs the one started last first, then the others in order.
 */
const asStarted = (pods: readonly Pod[]): readonly Pod[] => [...pods.slice(-1), ...pods.slice(0, -1)];

/** Evicts the Pods and waits until each is gone. */
function* evictAll(call: Call, pods: readonly Pod[]): Generator<Wait, void, void> {
  const timeoutMs = call.flags.durationMs("timeout");
  const untilMs = timeoutMs === 0 ? Number.POSITIVE_INFINITY : call.cluster.now + timeoutMs;
  let waiting = asStarted(pods);
  for (const pod of waiting) yield* call.print(`evicting pod ${nameOf(pod)}\n`);
  for (const pod of waiting) yield* evict(call, pod, untilMs);
  while (waiting.length > 0) {
    const there: Pod[] = [];
    for (const pod of waiting) {
      const answer = call.cluster.get("Pod", pod.metadata.name, pod.metadata.namespace);
      if (answer.ok && answer.value.metadata.uid === pod.metadata.uid) there.push(pod);
      else yield* reportChange(call, pod, call.flags.isOn("disable-eviction") ? "deleted" : "evicted");
    }
    waiting = there;
    const [first] = waiting;
    if (!first) return;
    if (call.cluster.now >= untilMs) {
      const { name, namespace } = first.metadata;
      const doing = `error when waiting for pod "${name}" in namespace "${namespace}" to terminate`;
      fail(`${doing}: global timeout reached: ${call.flags.text("timeout")}`);
    }
    yield* call.process.sleep(POLL_MS);
  }
}

function* drainNode(call: Call, node: string): Generator<Wait, void, void> {
  const judged = yield* judgePods(call, node);
  const errors = grouped(judged, (verdict) =>
    verdict.evict === "refuse" ? `cannot delete ${verdict.error}` : undefined,
  );
  if (errors.length > 0) {
    const failures = errors.map((message): Failure => ({ type: "text", message }));
    throw new KubectlFailure({ type: "many", failures });
  }
  const warnings = grouped(judged, (verdict) => (verdict.evict === "refuse" ? undefined : verdict.warning));
  if (warnings.length > 0) yield* call.warn([warnings.join("; ")]);
  const pods = judged.filter(({ verdict }) => verdict.evict === true).map(({ pod }) => pod);
  if (dryRunOf(call) === "none") yield* evictAll(call, pods);
  else for (const pod of pods) yield* call.print(`evicting pod ${nameOf(pod)} (${dryRunWord(call)})\n`);
}

const dryRunWord = (call: Call) => (dryRunOf(call) === "client" ? "dry run" : "server dry run");

const each = (failure: Failure): readonly Failure[] =>
  failure.type === "many" ? failure.failures : [failure];

function* run(call: Call): Generator<Wait, void, void> {
  const nodes = yield* selectNodes(call);
  yield* setSchedulable(call, nodes, true);
  const failures: Failure[] = [];
  const remaining: Found[] = [];
  for (const node of nodes) {
    try {
      yield* drainNode(call, node.name);
      yield* reportChange(call, node.object, "drained");
    } catch (error) {
      const failure = failureOf(error);
      failures.push(...each(failure));
      remaining.push(node);
      const why = plainText(failure);
      yield* call.complain(
        `error: unable to drain node "${node.name}" due to error: ${why}, continuing command...\n`,
      );
    }
  }
  if (remaining.length === 0) return;
  const names = remaining.map(({ name }) => ` ${name}\n`).join("");
  yield* call.complain(`There are pending nodes to be drained:\n${names}`);
  throw new KubectlFailure({ type: "many", failures });
}

export const drain: Verb = {
  name: "drain",
  summary: "Drain node in preparation for maintenance",
  usage: "NODE [options]",
  flags: [
    selectorFlag,
    dryRunFlag,
    toggle("ignore-daemonsets", "Ignore DaemonSet-managed pods."),
    toggle("delete-emptydir-data", "Continue even if there are pods using emptyDir."),
    toggle("delete-local-data", "Continue even if there are pods using emptyDir."),
    toggle("force", "Continue even if there are pods that do not declare a controller."),
    toggle("disable-eviction", "Force drain to use delete, even if eviction is supported."),
    number("grace-period", "Period of time in seconds given to each pod to terminate gracefully.", {
      byDefault: "-1",
    }),
    duration("timeout", "The length of time to wait before giving up, zero means infinite", {
      byDefault: "0s",
    }),
    text("pod-selector", "Label selector to filter pods on the node"),
    number("skip-wait-for-delete-timeout", "Skip waiting for pods deleted longer ago than this."),
    number("chunk-size", "Return large lists in chunks rather than all at once.", { byDefault: "500" }),
  ],
  run,
  completes: "nodes",
};
