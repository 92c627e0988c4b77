/** READY, STATUS and RESTARTS of a Pod, as the server's table says them. */
import { type ContainerState, type ContainerStatus, type Pod, parseTimestamp } from "#api";

export interface PodStatusSummary {
  /** Containers (and sidecars) that are ready, of all. */
  readonly readyContainers: number;
  readonly totalContainers: number;
  /** `1/1` */
  readonly ready: string;
  /** The STATUS column: `Running`, `CrashLoopBackOff`, `Init:0/2`, `Terminating` … */
  readonly status: string;
  readonly restarts: number;
  /** When the last restarted container had ended; absent when none has restarted. */
  readonly lastRestartMs?: number;
}

/** A step of the walk over containers: what is known so far. */
interface Tally {
  readonly reason: string;
  readonly ready: number;
  readonly restarts: number;
  readonly lastRestartMs?: number;
}

interface InitTally extends Tally {
  readonly initializing: boolean;
}

const later = (a: number | undefined, b: number | undefined) =>
  a === undefined || (b !== undefined && a < b) ? b : a;

const endOfPrevious = (status: ContainerStatus) =>
  parseTimestamp(status.lastState?.terminated?.finishedAt ?? "");

/** What an ended container is called: its reason, or the signal, or the exit code. */
function endingWord(terminated: NonNullable<ContainerState["terminated"]>): string {
  if (terminated.reason) return terminated.reason;
  return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
}

const isTrue = (pod: Pod, type: string) =>
  (pod.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === "True");

/** The word for an init container which is not done yet; `undefined` when the walk goes on to the next. */
function initWord(status: ContainerStatus, isSidecar: boolean, place: string): string | undefined {
  const { terminated, waiting } = status.state ?? {};
  if (terminated?.exitCode === 0) return undefined;
  if (isSidecar && status.started) return undefined;
  if (terminated) return `Init:${endingWord(terminated)}`;
  if (waiting?.reason && waiting.reason !== "PodInitializing") return `Init:${waiting.reason}`;
  return `Init:${place}`;
}

/**
 * Init containers in order, up to the first that is still at work. Of restarts, only a sidecar's are kept
 * later.
 */
function tallyInit(pod: Pod, reason: string): { all: InitTally; sidecars: Tally } {
  const specs = pod.spec.initContainers ?? [];
  let all: InitTally = { reason, ready: 0, restarts: 0, initializing: false };
  let sidecars: Tally = { reason, ready: 0, restarts: 0 };
  for (const [index, status] of (pod.status?.initContainerStatuses ?? []).entries()) {
    const isSidecar = specs.find((spec) => spec.name === status.name)?.restartPolicy === "Always";
    const ended = endOfPrevious(status);
    const counted = (tally: Tally) => ({
      restarts: tally.restarts + status.restartCount,
      lastRestartMs: later(tally.lastRestartMs, ended),
    });
    all = { ...all, ...counted(all) };
    if (isSidecar) sidecars = { ...sidecars, ...counted(sidecars) };
    const word = initWord(status, isSidecar, `${index}/${specs.length}`);
    if (word !== undefined) return { all: { ...all, reason: word, initializing: true }, sidecars };
    const isUp = isSidecar && status.started && status.state?.terminated?.exitCode !== 0 && status.ready;
    if (isUp) all = { ...all, ready: all.ready + 1 };
  }
  return { all, sidecars };
}

/**
 * Ordinary containers from the last to the first: the first listed that waits or has ended gives the word.
 */
function tallyContainers(pod: Pod, start: Tally): Tally {
  let { reason, ready, restarts, lastRestartMs } = start;
  let hasRunning = false;
  for (const status of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    const { waiting, terminated, running } = status.state ?? {};
    restarts += status.restartCount;
    lastRestartMs = later(lastRestartMs, endOfPrevious(status));
    if (waiting?.reason) reason = waiting.reason;
    else if (terminated) reason = endingWord(terminated);
    else if (status.ready && running) {
      hasRunning = true;
      ready += 1;
    }
  }
  if (reason === "Completed" && hasRunning) reason = isTrue(pod, "Ready") ? "Running" : "NotReady";
  return { reason, ready, restarts, lastRestartMs };
}

function deletionWord(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) return undefined;
  if (pod.status?.reason === "NodeLost") return "Unknown";
  const isFinished = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
  return isFinished ? undefined : "Terminating";
}

/** The rule of `printPod` (`pkg/printers/internalversion/printers.go`). */
export function podStatus(pod: Pod): PodStatusSummary {
  const isGated = (pod.status?.conditions ?? []).some(
    (condition) => condition.type === "PodScheduled" && condition.reason === "SchedulingGated",
  );
  const phaseWord = pod.status?.reason || pod.status?.phase || "";
  const { all, sidecars } = tallyInit(pod, isGated ? "SchedulingGated" : phaseWord);
  const tally =
    !all.initializing || isTrue(pod, "Initialized")
      ? tallyContainers(pod, { ...sidecars, reason: all.reason, ready: all.ready })
      : all;
  const sidecarCount = (pod.spec.initContainers ?? []).filter(
    (spec) => spec.restartPolicy === "Always",
  ).length;
  const totalContainers = pod.spec.containers.length + sidecarCount;
  return {
    readyContainers: tally.ready,
    totalContainers,
    ready: `${tally.ready}/${totalContainers}`,
    status: deletionWord(pod) ?? tally.reason,
    restarts: tally.restarts,
    ...(tally.lastRestartMs === undefined ? {} : { lastRestartMs: tally.lastRestartMs }),
  };
}
