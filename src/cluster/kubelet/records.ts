/** What a kubelet keeps in its memory: lost whenever it stops, and never seen by the API server. */
import type { Pod, PodStatus } from "#api";
import type { EventNotice } from "../component.ts";
import type { Ms } from "../state/record.ts";

/**
 * Where a Pod's worker stands. `pkg/kubelet/pod_workers.go`: SyncPod, SyncTerminatingPod, SyncTerminatedPod.
 */
type WorkerStage = "sync" | "terminating" | "terminated" | "finished";

/** What a worker is in the middle of. */
export interface Busy {
  readonly step: "volumes" | "sandbox" | "kill" | "pull" | "start" | "post-start";
  /** When it is done, or looked at again. */
  readonly untilMs: Ms;
  /** Names of the containers that this sync still has to start, the first being dealt with now. */
  readonly toStart: readonly string[];
  /** The container instance that is being started. */
  readonly instance?: string;
  /** Instances that this very sync killed: the back-off does not count them yet. */
  readonly killed: readonly string[];
  /** Something went wrong in this sync: it is repeated sooner. */
  readonly failed: boolean;
  /** The image is pulled until then. */
  readonly pullingSinceMs?: Ms;
}

/** `staging/src/k8s.io/client-go/util/flowcontrol/backoff.go` */
export interface BackOff {
  readonly delayMs: Ms;
  readonly updatedAtMs: Ms;
}

export interface PullBackOff extends BackOff {
  /** What the registry said last. */
  readonly message: string;
}

/** Why a container does not run, as the status names it. */
export interface Failure {
  readonly reason: string;
  readonly message: string;
}

/** Where a volume's files are, once it is set up. */
export interface MountedVolume {
  readonly state: "mounted";
  /** The registry's name for what it is: `emptyDir`, `hostPath`, or what a claim leads to. */
  readonly type: string;
  readonly disk: string;
  /** On that disk. */
  readonly path: string;
  /** Where the node shows it, as errors name it. */
  readonly hostPath: string;
  readonly readOnly: boolean;
  readonly fileSystem: string;
  /** It is a device, not a directory. */
  readonly isDevice?: boolean;
  /** What its content was made from: as long as that is the same, nobody looks again. */
  readonly version?: string;
  /** The ConfigMap or Secret it was made from can never change, so that nobody looks again. */
  readonly isImmutable?: boolean;
  /** The last attempt to renew its content failed. */
  readonly retry?: BackOff;
}

interface WaitingVolume {
  readonly state: "waiting";
  readonly retry: BackOff;
}

type VolumeState = MountedVolume | WaitingVolume;

export type ProbeType = "liveness" | "readiness" | "startup";

/** One probe of one container. `pkg/kubelet/prober/worker.go` */
export interface ProbeState {
  /** When the worker began: it probes every period from then on. */
  readonly sinceMs: Ms;
  /** The container instance it has looked at last. */
  readonly instance?: string;
  readonly result: "success" | "failure" | "unknown";
  /** How often the same answer came in a row. */
  readonly run: { readonly answer: "success" | "failure"; readonly count: number };
  /** When it probes next. */
  readonly nextMs: Ms;
  /** The probe under way. */
  readonly asked?: { readonly id: string; readonly atMs: Ms };
  /** It has done its work for this instance and waits for the next one. */
  readonly onHold: boolean;
  readonly number: number;
}

/** A container on its way to the end. `pkg/kubelet/kuberuntime/kuberuntime_container.go` killContainer */
export interface Kill {
  readonly container: string;
  readonly stage: "waiting" | "hook" | "term" | "kill";
  readonly sinceMs: Ms;
  readonly graceMs: Ms;
  /** When SIGKILL follows. */
  readonly deadlineMs: Ms;
  readonly hook?: string;
}

/** Why the kubelet itself ends a Pod. */
export interface Verdict {
  readonly reason: "Evicted" | "DeadlineExceeded";
  readonly message: string;
}

export interface PodWorker {
  readonly node: string;
  /** When the kubelet started that remembers this. */
  readonly kubeletStartedAtMs: Ms;
  /** The Pod as this kubelet last heard of it. */
  readonly pod: Pod;
  /** The API server has it no more. */
  readonly isGone: boolean;
  readonly stage: WorkerStage;
  readonly busy?: Busy;
  /** Something happened that asks for another sync. */
  readonly isPending: boolean;
  /** Two things happened at once, and each asks for a sync of its own. */
  readonly isDoubled?: boolean;
  readonly lastSyncMs?: Ms;
  readonly nextSyncMs?: Ms;
  /** Containers and sandboxes as the last look at the runtime found them. */
  readonly seen: readonly string[];
  /** The status this kubelet knows; the API server's may be older. */
  readonly status: PodStatus;
  readonly failures: Readonly<Record<string, Failure>>;
  readonly restarts: Readonly<Record<string, BackOff>>;
  readonly pulls: Readonly<Record<string, PullBackOff>>;
  readonly volumes: Readonly<Record<string, VolumeState>>;
  readonly probes: Readonly<Record<string, ProbeState>>;
  readonly kills: Readonly<Record<string, Kill>>;
  readonly verdict?: Verdict;
  readonly graceMs?: Ms;
  /** When the use of its volumes is measured next. */
  readonly measureAtMs?: Ms;
  /** When a Pod that was found too big is evicted. */
  readonly evictAtMs?: Ms;
}

/** What a kubelet remembers of its node. */
export interface KubeletMemory {
  readonly node: string;
  readonly startedAtMs: Ms;
  readonly isRegistered: boolean;
  /** `spec.unschedulable` as it last told of. */
  readonly unschedulable: boolean;
  /** When it will tell that this has changed. */
  readonly tellAtMs?: Ms;
  /** Images that came from a registry, and not with the machine. */
  readonly pulled: readonly string[];
  /** Addresses given out so far. */
  readonly addresses: number;
  /** Events that wait until the API server can be reached. */
  readonly unsent: readonly { readonly event: EventNotice; readonly atMs: Ms }[];
}

/** The disk of the files that the containers of one sandbox share: hosts, hostname, resolv.conf. */
export const sandboxDiskId = (sandbox: string): string => `sandbox ${sandbox}`;
