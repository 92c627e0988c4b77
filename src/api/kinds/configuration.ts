/** Objects that carry settings and identities: ConfigMap, Secret, Namespace, ServiceAccount, Event. */
import type { KubernetesObject, ObjectReference, Timestamp } from "../object.ts";

export interface ConfigMap extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

/** `data` holds base64. */
export interface Secret extends KubernetesObject {
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** Written by people in plain text; the server moves it into `data`. */
  readonly stringData?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

export interface Namespace extends KubernetesObject {
  readonly spec?: { readonly finalizers?: readonly string[] };
  readonly status?: { readonly phase?: "Active" | "Terminating" };
}

export interface ServiceAccount extends KubernetesObject {
  readonly automountServiceAccountToken?: boolean;
}

/**
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ as kubectl reads it
 * (core/v1).
 */
export interface Event extends KubernetesObject {
  readonly involvedObject: ObjectReference;
  readonly reason: string;
  readonly message: string;
  readonly type: "Normal" | "Warning";
  readonly source: { readonly component?: string; readonly host?: string };
  readonly firstTimestamp: Timestamp | null;
  readonly lastTimestamp: Timestamp | null;
  /** Set by components that use events.k8s.io (the scheduler). Microsecond time. */
  readonly eventTime?: string | null;
  readonly count?: number;
  readonly series?: { readonly count: number; readonly lastObservedTime: string };
  readonly action?: string;
  readonly reportingComponent?: string;
  readonly reportingInstance?: string;
}
