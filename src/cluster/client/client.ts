/** The cluster as a client of its API server sees it: what kubectl is made of. */
import type { KubernetesObject, Manifest } from "#api";
import type { Propagation } from "../component.ts";
import type { Descriptor, Wait } from "../processes/process.ts";
import type { Settings } from "../settings.ts";
import type { Ms } from "../state/record.ts";

/**
 * The API server's refusal: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export interface ApiStatus {
  readonly code: number;
  /** `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Forbidden`, `BadRequest`, `MethodNotAllowed` … */
  readonly reason: string;
  readonly message: string;
  readonly details?: {
    readonly kind?: string;
    readonly group?: string;
    readonly name?: string;
    readonly causes?: readonly {
      readonly field?: string;
      readonly message: string;
      readonly reason?: string;
    }[];
  };
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly status: ApiStatus; readonly warnings: readonly string[] };

export interface WriteOptions {
  readonly dryRun?: boolean;
  /** `Strict` answers unknown fields with an error, `Warn` with warnings, `Ignore` not at all. */
  readonly fieldValidation?: "Strict" | "Warn" | "Ignore";
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagation?: Propagation;
  readonly uid?: string;
  readonly dryRun?: boolean;
}

export type PatchType = "strategic" | "merge" | "json";

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** A watch: take what has come, wait for more. */
export interface Watch {
  take(): WatchEvent | undefined;
  /** To be yielded through `process.wait`. */
  readonly more: Wait;
  stop(): void;
}

export interface ListOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface ExecOptions {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly command: readonly string[];
  readonly stdin?: Descriptor;
  readonly stdout: Descriptor;
  readonly stderr: Descriptor;
  readonly tty?: boolean;
}

/**
 * Requests are answered at once (virtual time passes only in waits). `kind` is the kind's name: `Pod`. A
 * cluster-scoped
 * kind takes no namespace; listing without one lists them all.
 */
export interface ClusterClient {
  readonly now: Ms;
  readonly epochMs: number;
  readonly settings: Settings;
  get(kind: string, name: string, namespace?: string): Answer<KubernetesObject>;
  list(kind: string, namespace?: string, options?: ListOptions): Answer<readonly KubernetesObject[]>;
  create(manifest: Manifest, options?: WriteOptions): Answer<KubernetesObject>;
  /** With `metadata.resourceVersion`: refused with Conflict when it is not the latest. */
  replace(
    object: Manifest,
    options?: WriteOptions & { readonly subresource?: "status" | "scale" },
  ): Answer<KubernetesObject>;
  patch(
    kind: string,
    name: string,
    namespace: string | undefined,
    type: PatchType,
    patch: unknown,
    options?: WriteOptions & { readonly subresource?: "status" | "scale" | "ephemeralcontainers" },
  ): Answer<KubernetesObject>;
  /** The value is the object as it was at the request (or as it stays, when finalizers or grace hold it). */
  delete(
    kind: string,
    name: string,
    namespace: string | undefined,
    options?: DeleteOptions,
  ): Answer<KubernetesObject>;
  /** The eviction subresource: refused with TooManyRequests where a PodDisruptionBudget says no. */
  evict(name: string, namespace: string, options?: DeleteOptions): Answer<KubernetesObject>;
  watch(
    kind: string,
    namespace?: string,
    options?: ListOptions & { readonly name?: string; readonly sendInitial?: boolean },
  ): Watch;
  /**
   * Through the API server to the kubelet. The exit code, or the refusal (also when a node does not answer:
   * that takes its time).
   */
  exec(options: ExecOptions): Generator<Wait, Answer<number>, void>;
  /** What a container printed so far; follow it by waiting for `more` and reading on. */
  logs(
    pod: string,
    namespace: string,
    container: string,
    options?: { readonly previous?: boolean },
  ): Generator<Wait, Answer<ContainerLog>, void>;
}

export interface ContainerLog {
  readonly lines: () => readonly LogLine[];
  /** Comes true when the log grows or the container ends. */
  readonly more: Wait;
  readonly ended: () => boolean;
}

export interface LogLine {
  readonly at: Ms;
  readonly stream: "stdout" | "stderr";
  /** With its newline; a line that was never ended has none. */
  readonly text: string;
}
