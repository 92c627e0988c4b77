/** A component of the cluster: it looks at the records under a key and says what it wants done. */
import type { KubernetesObject, Manifest } from "#api";
import type { Settings } from "./settings.ts";
import type { Images } from "./software.ts";
import type { IndexedKind, IndexName } from "./state/indexes.ts";
import type { Change, Ms, RecordKind, RecordTypes, Revision, Stored } from "./state/record.ts";
import type { Random } from "./time/random.ts";

/** Read access to everything, as it is now. */
export interface View {
  readonly now: Ms;
  readonly settings: Settings;
  readonly images: Images;
  readonly random: Random;
  /** The last change there was. */
  readonly revision: Revision;
  /** What has changed since a revision, oldest first: for those who keep sums over many records. */
  changesAfter(revision: Revision): readonly Change[];
  get<Kind extends RecordKind>(kind: Kind, id: string): Stored<Kind> | undefined;
  /** In order of creation. */
  list<Kind extends RecordKind>(kind: Kind, namespace?: string): readonly Stored<Kind>[];
  by<Name extends IndexName>(index: Name, key: string): readonly Stored<IndexedKind<Name>>[];
  /** The change that removed a record, if it once existed and does not now. */
  removal(kind: RecordKind, id: string): Change | undefined;
}

/** Why something is done: one word, and the records (or removals) that justify it. */
export interface Why {
  readonly reason: string;
  readonly because: readonly ({ readonly revision: Revision } | undefined)[];
}

export type Propagation = "Background" | "Foreground" | "Orphan";

/**
 * One thing a component wants done. Writes to `api` kinds pass through the API server, which may refuse them.
 */
export type Write = Why &
  (
    | { readonly do: "create"; readonly object: Manifest }
    /**
     * Replaces spec and metadata (status is kept). `object` carries the resourceVersion it was read with: a
     * conflict drops the rest of the plan and wakes the key again.
     */
    | { readonly do: "update"; readonly object: KubernetesObject }
    /** Replaces status only. */
    | { readonly do: "update-status"; readonly object: KubernetesObject }
    | {
        readonly do: "delete";
        readonly kind: RecordKind;
        readonly id: string;
        readonly uid?: string;
        readonly gracePeriodSeconds?: number;
        readonly propagation?: Propagation;
      }
    | { readonly do: "put"; readonly kind: RecordKind; readonly id: string; readonly value: unknown }
    | { readonly do: "remove"; readonly kind: RecordKind; readonly id: string }
  );

/** An Event to record, as the real component words it. The recorder counts repetitions. */
export interface EventNotice {
  readonly about: KubernetesObject;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  /** `source.component`; the component's own name unless given. */
  readonly source?: string;
  /** `source.host`. */
  readonly host?: string;
  /** A part of the object: `spec.containers{app}`. */
  readonly fieldPath?: string;
  /** What it recorded before that moment, its recorder has forgotten: a repetition is told anew. */
  readonly recorderStartedAtMs?: Ms;
  /** `events.k8s.io`: as the scheduler records them, without source and with an eventTime. */
  readonly modern?: true;
}

/** Something to ask of a machine's processes. */
export type ProcessRequest = Why &
  /** Starts the first process of a container instance (its record must be put in the same plan or before). */
  (
    | {
        readonly do: "start-container";
        readonly container: string;
        readonly command: readonly string[];
        readonly env: ReadonlyMap<string, string>;
        readonly workingDir: string;
        readonly uid: number;
        readonly gid: number;
        readonly groups: readonly number[];
        readonly hostname: string;
      }
    /** To the container's first process, from outside its namespace (so SIGKILL works). */
    | { readonly do: "signal-container"; readonly container: string; readonly signal: string }
    /** Runs a command in a running container; its result is put as the component record `ExecResult/id`. */
    | {
        readonly do: "exec";
        readonly container: string;
        readonly id: string;
        readonly command: readonly string[];
        readonly timeoutMs: Ms;
      }
    /**
     * Asks an address from the machine itself, as the kubelet's probes do; the answer is put as the component
     * record `RequestResult/id`.
     */
    | {
        readonly do: "request";
        readonly id: string;
        readonly machine: string;
        readonly protocol: "http" | "tcp" | "grpc";
        readonly address: string;
        readonly port: number;
        readonly path?: string;
        readonly headers?: Readonly<Record<string, string>>;
        readonly timeoutMs: Ms;
      }
  );

/** What a component wants. Plain data. */
export interface Plan {
  readonly writes?: readonly Write[];
  readonly events?: readonly EventNotice[];
  readonly processes?: readonly ProcessRequest[];
  /** When to look again although nothing has changed. */
  readonly wakeAt?: Ms;
}

type Watches = {
  /** The keys to look at because of a change. A key is whatever the component's `reconcile` understands. */
  readonly [Kind in RecordKind]?: (change: Change<Kind>, view: View) => readonly string[];
};

export interface Component {
  /** As it signs its events and changes: `deployment-controller`. */
  readonly name: string;
  /** How long after a change it looks, in milliseconds: the way through watch, queue and worker. */
  readonly latencyMs: Ms;
  readonly watches: Watches;
  /** Keys that wake once when the cluster starts. */
  start?(view: View): readonly string[];
  /** The actor's name for a key, where one component works for many machines (`kubelet/node-1`). */
  actor?(key: string): string;
  reconcile(view: View, key: string): Plan;
}

export const nothing: Plan = {};

export const create = (object: Manifest, why: Why): Write => ({ do: "create", object, ...why });

export const update = <Value extends KubernetesObject>(object: Value, why: Why): Write => ({
  do: "update",
  object,
  ...why,
});

export const updateStatus = <Value extends KubernetesObject>(object: Value, why: Why): Write => ({
  do: "update-status",
  object,
  ...why,
});

/** Writes a machine or component record. */
export const put = <Kind extends RecordKind>(
  kind: Kind,
  id: string,
  value: RecordTypes[Kind],
  why: Why,
): Write => ({
  do: "put",
  kind,
  id,
  value,
  ...why,
});

/** Removes a machine or component record. */
export const remove = (record: { readonly kind: RecordKind; readonly id: string }, why: Why): Write => ({
  do: "remove",
  kind: record.kind,
  id: record.id,
  ...why,
});
