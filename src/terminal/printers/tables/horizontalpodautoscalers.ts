/** `kubectl get horizontalpodautoscalers`. */
import type { HorizontalPodAutoscaler, MetricTarget } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

/** The status as it is once a metrics server answers. */
export type MeasuredAutoscaler = HorizontalPodAutoscaler & {
  readonly status?: {
    readonly currentMetrics?: readonly { readonly resource?: { readonly current: Partial<MetricTarget> } }[];
  };
};

/** `cpu: <unknown>/80%`; metrics of other types than the Pods' resources have no numbers here. */
function targetsText({ spec, status }: MeasuredAutoscaler): string {
  const metrics = spec.metrics ?? [];
  if (metrics.length === 0) return "<none>";
  const texts = metrics.map(({ resource }, index) => {
    if (!resource) return "<unknown type>";
    const current = status?.currentMetrics?.[index]?.resource?.current;
    if (resource.target.averageValue !== undefined) {
      return `${resource.name}: ${current?.averageValue ?? "<unknown>"}/${resource.target.averageValue}`;
    }
    const percent = (value: number | undefined, absent: string) =>
      value === undefined ? absent : `${value}%`;
    const now = percent(current?.averageUtilization, "<unknown>");
    return `${resource.name}: ${now}/${percent(resource.target.averageUtilization, "<auto>")}`;
  });
  const shown = texts.slice(0, 2).join(", ");
  return texts.length > 2 ? `${shown} + ${texts.length - 2} more...` : shown;
}

export const horizontalpodautoscalers: TableDefinition<MeasuredAutoscaler> = {
  columns: columnsOf("Name", "Reference", "Targets", "MinPods", "MaxPods", "Replicas", "Age"),
  row(autoscaler, { nowMs }) {
    const { metadata, spec, status } = autoscaler;
    return [
      metadata.name,
      `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
      targetsText(autoscaler),
      String(spec.minReplicas ?? "<unset>"),
      String(spec.maxReplicas),
      String(status?.currentReplicas ?? 0),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
