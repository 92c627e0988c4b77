/** The probes of a Pod's containers, each at its own pace. `pkg/kubelet/prober/worker.go` */
import type { Container, ContainerStatus, Probe } from "#api";
import type { Ms } from "../../state/record.ts";
import { momentOf } from "../../time/epoch.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { ProbeState, ProbeType } from "../records.ts";
import { withContainerChange } from "../status/readiness.ts";
import { askProbe, type ProbeAnswer, probeAnswer } from "./ask.ts";

const TYPES: readonly ProbeType[] = ["startup", "readiness", "liveness"];

/** What counts until a probe has said anything. */
const initialResults = { liveness: "success", readiness: "failure", startup: "unknown" } as const;

const probeOf = (container: Container, type: ProbeType): Probe | undefined => container[`${type}Probe`];

const periodOf = ({ periodSeconds = 10 }: Probe): Ms => periodSeconds * 1000;

/** Probes begin with the first sync that has the Pod's volumes, and then keep their rhythm. */
export function addProbes(draft: PodDraft): void {
  if (draft.isEmulated) return;
  const added: Record<string, ProbeState> = {};
  for (const container of [...(draft.pod.spec.initContainers ?? []), ...draft.pod.spec.containers])
    for (const type of TYPES) {
      const key = `${container.name}/${type}`;
      if (!probeOf(container, type) || draft.worker.probes[key]) continue;
      const run = { answer: "success", count: 0 } as const;
      added[key] = {
        sinceMs: draft.now,
        result: initialResults[type],
        run,
        nextMs: draft.now,
        onHold: false,
        number: 0,
      };
    }
  if (Object.keys(added).length > 0) draft.change({ probes: { ...draft.worker.probes, ...added } });
}

/** Asks what is due and hears what has been answered. */
export function advanceProbes(draft: PodDraft): void {
  for (const container of [...(draft.pod.spec.initContainers ?? []), ...draft.pod.spec.containers])
    for (const type of TYPES) {
      const probe = probeOf(container, type);
      if (probe && draft.worker.probes[`${container.name}/${type}`]) advance(draft, container, type, probe);
    }
}

function advance(draft: PodDraft, container: Container, type: ProbeType, probe: Probe): void {
  const key = `${container.name}/${type}`;
  const state = draft.worker.probes[key]!;
  if (state.asked) {
    const instance = draft.instance(state.instance ?? "");
    const isOver = instance?.state !== "running";
    const answer = isOver ? undefined : probeAnswer(draft, instance, probe, state.asked);
    if (!answer && !isOver) return;
    const { asked: _, ...rest } = state;
    put(draft, key, rest);
    if (answer) hear(draft, container, type, probe, answer);
    draft.wake(draft.worker.probes[key]!.nextMs);
    return;
  }
  if (draft.now >= state.nextMs) run(draft, container, type, probe);
  draft.wake(draft.worker.probes[key]!.nextMs);
}

/** One turn of the worker: most turns find nothing to do. */
function run(draft: PodDraft, container: Container, type: ProbeType, probe: Probe): void {
  const key = `${container.name}/${type}`;
  const before = draft.worker.probes[key]!;
  const period = periodOf(probe);
  const nextMs = before.sinceMs + (Math.floor((draft.now - before.sinceMs) / period) + 1) * period;
  const status = statusOf(draft, container.name);
  const id = status?.containerID?.replace("containerd://", "");
  let state: ProbeState = { ...before, nextMs };
  if (id !== undefined && id !== before.instance)
    state = {
      ...state,
      instance: id,
      result: initialResults[type],
      run: { answer: "success", count: 0 },
      onHold: false,
    };
  const isRunning = status?.state?.running !== undefined;
  if (id !== undefined && !isRunning && type === "readiness") state = { ...state, result: "failure" };
  put(draft, key, state);
  const instance = draft.instance(id ?? "");
  if (!isRunning || !instance || instance.state !== "running" || state.onHold) return;
  const delayMs = (probe.initialDelaySeconds ?? 0) * 1000;
  if (draft.now - (momentOf(status?.state?.running?.startedAt) ?? draft.now) < delayMs) return;
  // Until it has started, a container answers to its startup probe alone.
  if ((status?.started === true) === (type === "startup")) return;
  const asked = { id: `${instance.id}/${type}/${state.number}`, atMs: draft.now };
  askProbe(draft, instance, probe, asked.id);
  put(draft, key, { ...state, asked, number: state.number + 1 });
}

const statusOf = ({ worker }: PodDraft, name: string): ContainerStatus | undefined =>
  [...(worker.status.containerStatuses ?? []), ...(worker.status.initContainerStatuses ?? [])].find(
    (one) => one.name === name,
  );

function put(draft: PodDraft, key: string, state: ProbeState): void {
  draft.change({ probes: { ...draft.worker.probes, [key]: state } });
}

function hear(
  draft: PodDraft,
  container: Container,
  type: ProbeType,
  probe: Probe,
  { answer, output }: ProbeAnswer,
): void {
  const key = `${container.name}/${type}`;
  const state = draft.worker.probes[key]!;
  const title = `${type[0]!.toUpperCase()}${type.slice(1)} probe`;
  if (answer === "unknown") {
    draft.event(
      "Warning",
      "Unhealthy",
      `${title} errored and resulted in unknown state: ${output}`,
      container.name,
    );
    return;
  }
  if (answer === "failure") draft.event("Warning", "Unhealthy", `${title} failed: ${output}`, container.name);
  const count = state.run.answer === answer ? state.run.count + 1 : 1;
  const { failureThreshold = 3, successThreshold = 1 } = probe;
  const isEnough = count >= (answer === "failure" ? failureThreshold : successThreshold);
  const heard: ProbeState = { ...state, run: { answer, count } };
  if (!isEnough) {
    put(draft, key, heard);
    return;
  }
  const isFatal = answer === "failure" && type !== "readiness";
  put(draft, key, {
    ...heard,
    result: answer,
    onHold: isFatal,
    ...(isFatal ? { run: { answer, count: 0 } } : {}),
  });
  if (state.result !== answer) tell(draft, container.name, type, answer === "success");
}

function tell(draft: PodDraft, name: string, type: ProbeType, isGood: boolean): void {
  draft.change({ isPending: true });
  if (type === "liveness") return;
  const change = type === "readiness" ? { ready: isGood } : { started: isGood };
  draft.publish(withContainerChange(draft.pod, draft.worker.status, name, change, draft.now));
  if (type === "startup" && isGood) triggerReadiness(draft);
}

/** A container that has started and is not ready is asked at once. */
export function triggerReadiness(draft: PodDraft): void {
  for (const { name, started, ready, state } of draft.worker.status.containerStatuses ?? []) {
    const key = `${name}/readiness`;
    const probe = draft.worker.probes[key];
    if (!probe || probe.asked || !started || ready || !state?.running) continue;
    put(draft, key, { ...probe, nextMs: draft.now });
    draft.wake(draft.now + 1);
  }
  makeReadyWithoutProbe(draft);
}

/** What has started and has no readiness probe is ready. */
function makeReadyWithoutProbe(draft: PodDraft): void {
  for (const { name, started, ready, state } of draft.worker.status.containerStatuses ?? [])
    if (started && !ready && state?.running && !draft.worker.probes[`${name}/readiness`] && !draft.isEmulated)
      draft.publish(withContainerChange(draft.pod, draft.worker.status, name, { ready: true }, draft.now));
}
