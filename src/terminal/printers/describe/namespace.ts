/** `kubectl describe namespace`. */
import type { Condition, Namespace } from "#api";
import type { ResourceQuota } from "../tables/resourcequotas.ts";
import { mailDate } from "../text/mail-date.ts";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { type LimitRange, writeLimitRanges } from "./limitrange.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";
import { writeQuotas } from "./quota.ts";

/** Why a namespace is not gone yet. */
function writeConditions(out: DescribeText, conditions: readonly Condition[]): void {
  if (conditions.length === 0) return;
  out.write(0, "Conditions:\n");
  out.write(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage\n");
  out.write(1, "----\t------\t------------------\t------\t-------\n");
  for (const { type, status, lastTransitionTime, reason = "", message = "" } of conditions) {
    out.write(1, `${type}\t${status}\t${mailDate(lastTransitionTime)}\t${reason}\t${message}\n`);
  }
}

export function writeNamespace(out: DescribeText, namespace: Namespace, context: DescribeContext): void {
  const { name } = namespace.metadata;
  const status: { readonly phase?: string; readonly conditions?: readonly Condition[] } =
    namespace.status ?? {};
  writeName(out, namespace);
  writeLabelsAndAnnotations(out, namespace);
  out.field(0, "Status", status.phase ?? "");
  writeConditions(out, status.conditions ?? []);
  out.write(0, "\n");
  writeQuotas(out, listed<ResourceQuota>(context, "ResourceQuota", name));
  out.write(0, "\n");
  writeLimitRanges(out, listed<LimitRange>(context, "LimitRange", name));
}
