/** The conditions table of workloads: type, status, reason. */
import type { Condition } from "#api";
import type { DescribeText } from "./describe-text.ts";

export function writeWorkloadConditions(
  out: DescribeText,
  conditions: readonly Condition[] | undefined,
): void {
  if (!conditions?.length) return;
  out.write(0, "Conditions:\n  Type\tStatus\tReason\n");
  out.write(1, "----\t------\t------\n");
  for (const { type, status, reason = "" } of conditions) out.write(1, `${type} \t${status}\t${reason}\n`);
}
