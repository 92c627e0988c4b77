/** References to a Pod's own fields and resources, in variables and in files. */
import type { DownwardApiItem } from "#api";
import { type FieldError, invalid, required, unsupported } from "./field-error.ts";

type FieldRef = NonNullable<DownwardApiItem["fieldRef"]>;
type ResourceRef = NonNullable<DownwardApiItem["resourceFieldRef"]>;

/** Fields that exist at all (`ConvertDownwardAPIFieldLabel`). */
const knownFields = [
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.restartPolicy",
  "spec.serviceAccountName",
  "spec.schedulerName",
  "status.phase",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];

/** Fields that a variable may take. */
export const variableFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];

/** Fields that a file may hold. */
export const fileFields = [
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
];

const resources = [
  "limits.cpu",
  "limits.ephemeral-storage",
  "limits.memory",
  "requests.cpu",
  "requests.ephemeral-storage",
  "requests.memory",
];

/** `metadata.labels['app']` asks for one entry. */
const entryOf = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/s;

export function checkFieldRef(
  ref: FieldRef,
  allowed: readonly string[],
  field: string,
): readonly FieldError[] {
  if (!ref.fieldPath) return [required(`${field}.fieldPath`)];
  if (entryOf.test(ref.fieldPath)) return [];
  if (!knownFields.includes(ref.fieldPath)) {
    const why = `error converting fieldPath: field label not supported: ${ref.fieldPath}`;
    return [invalid(`${field}.fieldPath`, ref.fieldPath, why)];
  }
  return allowed.includes(ref.fieldPath) ? [] : [unsupported(`${field}.fieldPath`, ref.fieldPath, allowed)];
}

/** `inFile` references must say which container they mean. */
export function checkResourceRef(ref: ResourceRef, field: string, inFile: boolean): readonly FieldError[] {
  if (inFile && !ref.containerName) return [required(`${field}.containerName`)];
  if (!ref.resource) return [required(`${field}.resource`)];
  const known = resources.includes(ref.resource) || /^(limits|requests)\.hugepages-/.test(ref.resource);
  return known ? [] : [unsupported(`${field}.resource`, ref.resource, resources)];
}
