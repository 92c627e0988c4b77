/** Requests and limits of a container (`ValidateContainerResourceRequirements`). */
import { checkQualifiedName, compareQuantities, type ResourceRequirements } from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required } from "./field-error.ts";
import { isWhole, notNegative } from "./numbers.ts";

/** Names without a slash that mean something, to containers or to quotas. */
const standardNames =
  /^(cpu|memory|ephemeral-storage|storage|pods|services|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|services\.nodeports|services\.loadbalancers|(requests|limits)\.(cpu|memory|ephemeral-storage)|requests\.storage|hugepages-.*)$/;
const containerNames = /^(cpu|memory|ephemeral-storage|hugepages-.*)$/;

export function checkResources(
  resources: ResourceRequirements | undefined,
  field: string,
): readonly FieldError[] {
  const { limits = {}, requests = {} } = resources ?? {};
  const limitErrors = Object.keys(limits)
    .sort()
    .flatMap((name) => checkAmount(name, limits[name] ?? "0", `${field}.limits[${name}]`));
  const requestErrors = Object.keys(requests)
    .sort()
    .flatMap((name) => [
      ...checkAmount(name, requests[name] ?? "0", `${field}.requests[${name}]`),
      ...checkAgainstLimit(name, requests[name] ?? "0", limits[name], field),
    ]);
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  const lonelyPages =
    names.some((name) => name.startsWith("hugepages-")) &&
    !names.includes("cpu") &&
    !names.includes("memory");
  return [
    ...limitErrors,
    ...requestErrors,
    ...(lonelyPages ? [forbidden(field, "HugePages require cpu or memory")] : []),
  ];
}

function checkAmount(name: string, quantity: string, field: string): readonly FieldError[] {
  return [
    ...checkName(name, field),
    ...(compareQuantities(quantity, "0") < 0 ? [invalid(field, quantity, notNegative)] : []),
    ...(isWholeOnly(name) && !isWhole(quantity) ? [invalid(field, quantity, "must be an integer")] : []),
  ];
}

function checkName(name: string, field: string): readonly FieldError[] {
  const errors = invalidFor(field, name, checkQualifiedName(name));
  if (name.includes("/")) {
    const native = /(^|\.)kubernetes\.io\//.test(name);
    const extended = !native && !name.startsWith("requests.");
    return native || extended
      ? errors
      : [...errors, invalid(field, name, "doesn't follow extended resource name standard")];
  }
  const unknown = standardNames.test(name)
    ? []
    : [invalid(field, name, "must be a standard resource type or fully qualified")];
  const wrong = containerNames.test(name)
    ? []
    : [invalid(field, name, "must be a standard resource for containers")];
  return [...errors, ...unknown, ...wrong];
}

/** Devices and huge pages cannot be promised twice: their request equals their limit. */
function isOvercommittable(name: string): boolean {
  return !name.includes("/") && !name.startsWith("hugepages-");
}

function isWholeOnly(name: string): boolean {
  return name.includes("/") && !/(^|\.)kubernetes\.io\//.test(name);
}

function checkAgainstLimit(
  name: string,
  quantity: string,
  limit: string | undefined,
  field: string,
): readonly FieldError[] {
  if (limit === undefined) {
    return isOvercommittable(name)
      ? []
      : [required(`${field}.limits`, "Limit must be set for non overcommitable resources")];
  }
  const difference = compareQuantities(quantity, limit);
  if (difference !== 0 && !isOvercommittable(name)) {
    return [invalid(`${field}.requests`, quantity, `must be equal to ${name} limit of ${limit}`)];
  }
  return difference > 0
    ? [invalid(`${field}.requests`, quantity, `must be less than or equal to ${name} limit of ${limit}`)]
    : [];
}
