/**
 * Names, labels, annotations and finalizers
 * (`staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go`).
 */
import {
  checkLabelName,
  checkLabelValue,
  checkQualifiedName,
  checkServiceName,
  checkSubdomainName,
  type Labels,
  type ObjectMeta,
} from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required, tooLong } from "./field-error.ts";

type NameCheck = (name: string) => readonly string[];

const annotationsLimitBytes = 256 * 1024;

/** Which rule the names of a kind obey; a subdomain unless said otherwise. */
const nameChecks: Readonly<Record<string, NameCheck>> = {
  Namespace: checkLabelName,
  Service: checkServiceName,
  Role: checkPathSegment,
  ClusterRole: checkPathSegment,
  RoleBinding: checkPathSegment,
  ClusterRoleBinding: checkPathSegment,
};

function checkPathSegment(name: string): readonly string[] {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((sign) => name.includes(sign)).map((sign) => `may not contain '${sign}'`);
}

/** The checks of `ValidateObjectMeta`. The namespace is the request's and not checked here. */
export function checkMetadata(
  metadata: Partial<ObjectMeta>,
  kind: string,
  field = "metadata",
): readonly FieldError[] {
  const check = nameChecks[kind] ?? checkSubdomainName;
  const { name = "", generateName = "" } = metadata;
  const masked = generateName.replace(/-$/, "a");
  return [
    ...(generateName === "" ? [] : invalidFor(`${field}.generateName`, generateName, check(masked))),
    ...(name === ""
      ? [required(`${field}.name`, "name or generateName is required")]
      : invalidFor(`${field}.name`, name, check(name))),
    ...checkLabels(metadata.labels, `${field}.labels`),
    ...checkAnnotations(metadata.annotations, `${field}.annotations`),
    ...(metadata.finalizers ?? []).flatMap((finalizer) =>
      invalidFor(`${field}.finalizers`, finalizer, checkQualifiedName(finalizer)),
    ),
  ];
}

export function checkLabels(labels: Labels | undefined, field: string): readonly FieldError[] {
  return Object.keys(labels ?? {})
    .sort()
    .flatMap((key) => {
      const value = labels?.[key] ?? "";
      return [
        ...invalidFor(field, key, checkQualifiedName(key)),
        ...invalidFor(field, value, checkLabelValue(value)),
      ];
    });
}

export function checkAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  field: string,
): readonly FieldError[] {
  const entries = Object.entries(annotations ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  const bytes = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return [
    ...entries.flatMap(([key]) => invalidFor(field, key, checkQualifiedName(key.toLowerCase()))),
    ...(bytes > annotationsLimitBytes ? [tooLong(field, annotationsLimitBytes)] : []),
  ];
}

/** What may not change in metadata (`ValidateObjectMetaUpdate`). */
export function checkMetadataUpdate(
  old: Partial<ObjectMeta>,
  updated: Partial<ObjectMeta>,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (old.deletionTimestamp !== undefined) {
    const added = (updated.finalizers ?? []).filter((finalizer) => !old.finalizers?.includes(finalizer));
    const list = `[]string{${added.map((finalizer) => JSON.stringify(finalizer)).join(", ")}}`;
    if (added.length > 0) {
      const text = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`;
      errors.push(forbidden("metadata.finalizers", text));
    }
  }
  const fixed = ["name", "namespace", "uid"] as const;
  for (const field of fixed) {
    if (old[field] !== updated[field])
      errors.push(invalid(`metadata.${field}`, updated[field], "field is immutable"));
  }
  return errors;
}
