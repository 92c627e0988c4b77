/** Where Pods may go: tolerations, spread constraints. */
import { formatSelector, type Toleration, type TopologySpreadConstraint } from "#api";
import { sortedBy } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeLines } from "./metadata.ts";

/** `key=value:Effect op=Exists for 300s` (`printTolerationsMultilineWithIndent` of kubectl). */
function tolerationText({ key = "", value, effect, operator, tolerationSeconds }: Toleration): string {
  const isExists = operator === "Exists" && !value;
  const subject = `${key}${value ? `=${value}` : ""}${effect ? `:${effect}` : ""}`;
  const exists = isExists ? `${key || effect ? " " : ""}op=Exists` : "";
  return `${subject}${exists}${tolerationSeconds === undefined ? "" : ` for ${tolerationSeconds}s`}`;
}

/** One toleration a line, by key. */
export function writeTolerations(
  out: DescribeText,
  tolerations: readonly Toleration[] | undefined,
  indent: string = "",
): void {
  const sorted = sortedBy(tolerations, (toleration) => toleration.key ?? "");
  writeLines(out, "Tolerations", sorted.map(tolerationText), indent);
}

/** Nothing without constraints. */
export function writeSpreadConstraints(
  out: DescribeText,
  constraints: readonly TopologySpreadConstraint[] | undefined,
  indent: string = "",
): void {
  if (!constraints?.length) return;
  const lines = sortedBy(constraints, (constraint) => constraint.topologyKey).map((constraint) => {
    const selector = constraint.labelSelector
      ? ` for selector ${formatSelector(constraint.labelSelector)}`
      : "";
    const rule = `${constraint.topologyKey}:${constraint.whenUnsatisfiable}`;
    return `${rule} when max skew ${constraint.maxSkew} is exceeded${selector}`;
  });
  writeLines(out, "Topology Spread Constraints", lines, indent);
}
