/** How Go names the types of fields and of JSON values in its decoding errors. */
import { type Field, fieldsOf } from "#api";

/** The packages that are not called `v1`. */
function packageOf(type: string): string {
  return /^(HorizontalPodAutoscaler|Metric|HPA|CrossVersionObject|(Container)?ResourceMetric|PodsMetric|ObjectMetric|External)/.test(
    type,
  )
    ? "v2"
    : "v1";
}

function elementType(field: Field): string {
  if (field.namedString === "UID") return "types.UID";
  if (field.namedString) return `${packageOf(field.namedString)}.${field.namedString}`;
  if (fieldsOf(field.type)) return `${packageOf(field.type)}.${field.type}`;
  if (field.type === "bytes") return "[]uint8";
  if (field.type === "int-or-string") return "intstr.IntOrString";
  return field.type;
}

/** `[]v1.Container`, `map[string]string`, `v1.ResourceList`, `v1.RestartPolicy`, `int32`. */
export function goTypeOf(field: Field): string {
  if (field.container === "map" && field.type === "quantity") return "v1.ResourceList";
  const element = elementType(field);
  if (field.container === "list") return `[]${element}`;
  return field.container === "map" ? `map[string]${element}` : element;
}

/** What Go calls a JSON value in an error: `string`, `number`, `bool`, `array`, `object`. */
export function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return typeof value;
}
