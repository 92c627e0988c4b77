/**
 * Field selectors (`--field-selector status.phase=Running`): which fields may be asked for, and what they
 * hold.
 */
import type { KubernetesObject } from "./object.ts";

export interface FieldRequirement {
  readonly field: string;
  readonly equal: boolean;
  readonly value: string;
}

/**
 * Fields beside `metadata.name` and `metadata.namespace` that a kind offers
 * (`pkg/apis/core/v1/conversion.go`).
 */
const selectableFields: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.podIPs",
    "status.nominatedNodeName",
  ],
  Node: ["spec.unschedulable"],
  Namespace: ["status.phase"],
  Secret: ["type"],
  ReplicationController: ["status.replicas"],
  ReplicaSet: ["status.replicas"],
  Job: ["status.successful"],
  Service: ["spec.clusterIP", "spec.type"],
  Event: [
    "involvedObject.kind",
    "involvedObject.namespace",
    "involvedObject.name",
    "involvedObject.uid",
    "involvedObject.apiVersion",
    "involvedObject.resourceVersion",
    "involvedObject.fieldPath",
    "reason",
    "reportingComponent",
    "source",
    "type",
  ],
};

/** Reads `a=b,c!=d`, or the text of `fields.ParseSelector` (`staging/src/k8s.io/apimachinery/pkg/fields`). */
export function parseFieldSelector(text: string): readonly FieldRequirement[] | { readonly error: string } {
  const requirements: FieldRequirement[] = [];
  for (const part of text.split(/(?<!\\),/)) {
    if (part === "") continue;
    const found = /^([^=!]*)(!=|==|=)(.*)$/s.exec(part);
    if (!found) return { error: `invalid selector: '${text}'; can't understand '${part}'` };
    const [, field = "", sign, value = ""] = found;
    requirements.push({ field, equal: sign !== "!=", value: value.replace(/\\([\\,=])/g, "$1") });
  }
  return requirements;
}

/** The API server's refusal of a field the kind does not offer; `undefined` when it does. */
export function unsupportedField(kind: string, field: string): string | undefined {
  if (field === "metadata.name" || field === "metadata.namespace") return undefined;
  const offered = selectableFields[kind];
  if (!offered) {
    return `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
  }
  return offered.includes(field) ? undefined : `field label not supported: ${field}`;
}

/** Whether an object meets every condition; a field that is absent counts as empty. */
export function meetsFieldSelector(
  object: KubernetesObject,
  requirements: readonly FieldRequirement[],
): boolean {
  return requirements.every(({ field, equal, value }) => (fieldText(object, field) === value) === equal);
}

function fieldText(object: KubernetesObject, field: string): string {
  const path = aliases[`${object.kind}/${field}`] ?? field;
  let value: unknown = object;
  for (const name of path.split(".")) {
    value =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value === undefined || value === null ? (absentValues[field] ?? "") : String(value);
}

const aliases: Readonly<Record<string, string>> = {
  "Job/status.successful": "status.succeeded",
  "Event/source": "source.component",
};

const absentValues: Readonly<Record<string, string>> = {
  "spec.unschedulable": "false",
  "spec.hostNetwork": "false",
  "status.replicas": "0",
  "status.successful": "0",
};
