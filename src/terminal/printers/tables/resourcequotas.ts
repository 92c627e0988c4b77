/** `kubectl get resourcequotas`. */
import type { KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { sortedKeys } from "../text/sorted.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export interface ResourceQuota extends KubernetesObject {
  readonly spec?: { readonly scopes?: readonly string[] };
  readonly status?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
}

/** `cpu: 1/2, memory: 1Gi/2Gi`: limits have a column of their own. */
function usage({ status }: ResourceQuota, ofLimits: boolean): string {
  const names = sortedKeys(status?.hard).filter((name) => name.startsWith("limits.") === ofLimits);
  return names.map((name) => `${name}: ${status?.used?.[name] ?? "0"}/${status?.hard?.[name]}`).join(", ");
}

export const resourcequotas: TableDefinition<ResourceQuota> = {
  columns: columnsOf("Name", "Age", "Request", "Limit"),
  row(quota, { nowMs }) {
    const { name, creationTimestamp } = quota.metadata;
    return [name, ageSince(creationTimestamp, nowMs), usage(quota, false), usage(quota, true)];
  },
};
