/** What a namespace may use: `kubectl describe resourcequota`, and its part in a namespace's description. */

import type { ResourceQuota } from "../tables/resourcequotas.ts";
import { sortedBy, sortedKeys } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being " +
    "actively terminated by the system.",
  NotTerminating:
    "Matches all pods that do not have an active deadline. These pods usually include long running pods whose " +
    "container command is not expected to terminate.",
  BestEffort:
    "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.",
  NotBestEffort:
    "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed " +
    "quality of service.",
};

function writeScopes(out: DescribeText, level: number, bullet: string, { spec }: ResourceQuota): void {
  const scopes = sortedBy(spec?.scopes, (scope) => scope);
  if (scopes.length === 0) return;
  out.field(level, "Scopes", scopes.join(", "));
  for (const scope of scopes) {
    if (SCOPES[scope] !== undefined) out.write(level, `${bullet} ${SCOPES[scope]}\n`);
  }
}

function writeUsage(out: DescribeText, level: number, { status }: ResourceQuota): void {
  for (const name of sortedKeys(status?.hard)) {
    out.write(level, `${name}\t${status?.used?.[name] ?? "0"}\t${status?.hard?.[name]}\n`);
  }
}

export function writeResourceQuota(out: DescribeText, quota: ResourceQuota): void {
  out.field(0, "Name", quota.metadata.name);
  out.field(0, "Namespace", quota.metadata.namespace ?? "");
  writeScopes(out, 0, " *", quota);
  out.write(0, "Resource\tUsed\tHard\n");
  out.write(0, "--------\t----\t----\n");
  writeUsage(out, 0, quota);
}

/** All quotas of a namespace (`DescribeResourceQuotas` of kubectl). */
export function writeQuotas(out: DescribeText, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) {
    out.write(0, "No resource quota.\n");
    return;
  }
  out.write(0, "Resource Quotas\n");
  for (const quota of quotas) {
    out.field(1, "Name", quota.metadata.name);
    writeScopes(out, 1, "*", quota);
    out.write(1, "Resource\tUsed\tHard\n");
    out.write(1, "--------\t---\t---\n");
    writeUsage(out, 1, quota);
  }
}
