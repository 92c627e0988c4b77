/** `kubectl describe horizontalpodautoscaler`. */
import type { MetricTarget } from "#api";
import type { MeasuredAutoscaler } from "../tables/horizontalpodautoscalers.ts";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

type Current = Partial<MetricTarget> | undefined;

/** `resource cpu on pods  (as a percentage of request):  <unknown> / 80%`. */
function metricText(name: string, target: MetricTarget, current: Current): string {
  if (target.averageValue !== undefined) {
    return `resource ${name} on pods:\t${current?.averageValue ?? "<unknown>"} / ${target.averageValue}`;
  }
  const percent = current?.averageUtilization;
  const now = percent === undefined ? "<unknown>" : `${percent}% (${current?.averageValue ?? "0"})`;
  const wanted = target.averageUtilization === undefined ? "<auto>" : `${target.averageUtilization}%`;
  return `resource ${name} on pods  (as a percentage of request):\t${now} / ${wanted}`;
}

function writeMetrics(out: DescribeText, { spec, status }: MeasuredAutoscaler): void {
  out.write(0, "Metrics:\t( current / target )\n");
  for (const [index, { type, resource }] of (spec.metrics ?? []).entries()) {
    const current = status?.currentMetrics?.[index]?.resource?.current;
    const text = resource
      ? metricText(resource.name, resource.target, current)
      : `<unknown metric type "${type}">`;
    out.write(1, `${text}\n`);
  }
}

export function writeHorizontalPodAutoscaler(
  out: DescribeText,
  autoscaler: MeasuredAutoscaler,
  context: DescribeContext,
): void {
  const { metadata, spec, status } = autoscaler;
  const { kind, name } = spec.scaleTargetRef;
  writeName(out, autoscaler);
  writeLabelsAndAnnotations(out, autoscaler);
  out.field(0, "CreationTimestamp", mailDate(metadata.creationTimestamp));
  out.field(0, "Reference", `${kind}/${name}`);
  writeMetrics(out, autoscaler);
  out.field(0, "Min replicas", spec.minReplicas ?? "<unset>");
  out.field(0, "Max replicas", spec.maxReplicas);
  const { currentReplicas = 0, desiredReplicas = 0, conditions = [] } = status ?? {};
  out.field(0, `${kind} pods`, `${currentReplicas} current / ${desiredReplicas} desired`);
  if (conditions.length > 0) {
    out.write(0, "Conditions:\n");
    out.write(1, "Type\tStatus\tReason\tMessage\n");
    out.write(1, "----\t------\t------\t-------\n");
    for (const { type, status: state, reason = "", message = "" } of conditions) {
      out.write(1, `${type}\t${state}\t${reason}\t${message}\n`);
    }
  }
  writeEvents(out, autoscaler, context);
}
