/** One object as a snapshot shows it, and the rules that all kinds share. */
import type { KubernetesObject } from "#api";
import type { ApiKind, RecordTypes, Stored } from "#cluster";

/** Fields in the words of a snapshot; what is absent is left out. */
export type Row = Readonly<Record<string, unknown>>;

/** The records a snapshot is taken of, in order of creation. */
export interface SnapshotRecords {
  list<Kind extends ApiKind>(kind: Kind): readonly Stored<Kind>[];
}

/** How one kind is shown. `order` by name unless the order of creation says more. */
export interface SnapshotKind<Kind extends ApiKind = ApiKind> {
  readonly kind: Kind;
  readonly order?: "creation";
  /** `undefined`: what every cluster has and no snapshot shows. */
  row(value: RecordTypes[Kind], records: SnapshotRecords): Row | string | undefined;
}

/** Keeps the kind's own type while the list of kinds forgets it. */
export function snapshotKind<Kind extends ApiKind>(definition: SnapshotKind<Kind>): SnapshotKind {
  return definition as unknown as SnapshotKind;
}

const systemNamespaces = new Set(["kube-system", "kube-public", "kube-node-lease"]);

export function isSystemNamespace(name: string | undefined): boolean {
  return name !== undefined && systemNamespaces.has(name);
}

/** `Kind/name` of the owner that controls the object. */
export function controllerOf({ metadata }: KubernetesObject): string | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && `${owner.kind}/${owner.name}`;
}

/** Name, namespace where it is not `default`, and whether deletion has begun. */
export function identity({ metadata }: KubernetesObject): Row {
  return {
    name: metadata.name,
    ...(metadata.namespace === "default" ? {} : { namespace: metadata.namespace }),
    ...(metadata.deletionTimestamp === undefined ? {} : { deleting: true }),
  };
}
