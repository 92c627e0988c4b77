/** `kubectl describe ingressclass`. */
import type { IngressClass } from "../tables/ingressclasses.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

export function writeIngressClass(
  out: DescribeText,
  ingressClass: IngressClass,
  context: DescribeContext,
): void {
  const { controller = "", parameters } = ingressClass.spec ?? {};
  writeName(out, ingressClass);
  writeLabelsAndAnnotations(out, ingressClass);
  out.field(0, "Controller", controller);
  if (parameters) {
    out.write(0, "Parameters:\n");
    if (parameters.apiGroup !== undefined) out.field(1, "APIGroup", parameters.apiGroup);
    out.field(1, "Kind", parameters.kind);
    out.field(1, "Name", parameters.name);
  }
  writeEvents(out, ingressClass, context);
}
