/** What the cluster looks like at one moment: rows by kind, in the words of the recordings. */
import { configMaps, secrets } from "./configuration.ts";
import { ingresses, services } from "./network.ts";
import { namespaces, nodes } from "./nodes.ts";
import { pods } from "./pods.ts";
import { isSystemNamespace, type Row, type SnapshotKind, type SnapshotRecords } from "./row.ts";
import { claims, storageClasses, volumeAttachments, volumes } from "./storage.ts";
import {
  cronJobs,
  daemonSets,
  deployments,
  jobs,
  replicaSets,
  replicationControllers,
  statefulSets,
} from "./workloads.ts";

export type Snapshot = Readonly<Record<string, readonly (Row | string)[]>>;

const kinds: Readonly<Record<string, SnapshotKind>> = {
  nodes,
  pods,
  pvcs: claims,
  pvs: volumes,
  storageClasses,
  volumeAttachments,
  deployments,
  replicaSets,
  statefulSets,
  daemonSets,
  jobs,
  cronJobs,
  replicationControllers,
  services,
  ingresses,
  configMaps,
  secrets,
  namespaces,
};

function byName(one: { readonly id: string }, other: { readonly id: string }): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

function rowsOf({ kind, order, row }: SnapshotKind, records: SnapshotRecords): (Row | string)[] {
  const found = records.list(kind).filter(({ value }) => !isSystemNamespace(value.metadata.namespace));
  const ordered = order === "creation" ? found : [...found].sort(byName);
  return ordered.flatMap(({ value }): (Row | string)[] => {
    const shown = row(value, records);
    return shown === undefined ? [] : [shown];
  });
}

/** Kinds of which there is nothing are left out; system namespaces are, too. */
export function takeSnapshot(records: SnapshotRecords): Snapshot {
  const all = Object.entries(kinds).map(([name, kind]) => [name, rowsOf(kind, records)] as const);
  return Object.fromEntries(all.filter(([, rows]) => rows.length > 0));
}
