/** Environment variables of a container (`ValidateEnv`, `ValidateEnvFrom` of `pkg/apis/core/validation`). */
import {
  checkConfigKey,
  checkEnvironmentName,
  checkSubdomainName,
  type EnvironmentSource,
  type EnvironmentVariable,
} from "#api";
import { checkFieldRef, checkResourceRef, variableFields } from "./downward-api.ts";
import { type FieldError, invalid, invalidFor, required } from "./field-error.ts";

export function checkEnvironment(
  variables: readonly EnvironmentVariable[] | undefined,
  field: string,
): readonly FieldError[] {
  return (variables ?? []).flatMap((variable, index) => {
    const path = `${field}[${index}]`;
    const { name } = variable;
    return [
      ...(name ? invalidFor(`${path}.name`, name, checkEnvironmentName(name)) : [required(`${path}.name`)]),
      ...checkValueFrom(variable, `${path}.valueFrom`),
    ];
  });
}

function checkValueFrom({ value, valueFrom }: EnvironmentVariable, field: string): readonly FieldError[] {
  if (!valueFrom) return [];
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  const errors = [
    ...(fieldRef ? checkFieldRef(fieldRef, variableFields, `${field}.fieldRef`) : []),
    ...(resourceFieldRef ? checkResourceRef(resourceFieldRef, `${field}.resourceFieldRef`, false) : []),
    ...(configMapKeyRef ? checkKeyRef(configMapKeyRef, `${field}.configMapKeyRef`) : []),
    ...(secretKeyRef ? checkKeyRef(secretKeyRef, `${field}.secretKeyRef`) : []),
  ];
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef].filter(Boolean).length;
  if (sources === 0) {
    const choice = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`";
    return [...errors, invalid(field, "", choice)];
  }
  if (value) return [...errors, invalid(field, "", "may not be specified when `value` is not empty")];
  if (sources > 1)
    return [...errors, invalid(field, "", "may not have more than one field specified at a time")];
  return errors;
}

function checkKeyRef(
  { name, key }: { readonly name?: string; readonly key: string },
  field: string,
): readonly FieldError[] {
  return [
    ...(name ? [] : [required(`${field}.name`)]),
    ...(key ? invalidFor(`${field}.key`, key, checkConfigKey(key)) : [required(`${field}.key`)]),
  ];
}

export function checkEnvironmentSources(
  sources: readonly EnvironmentSource[] | undefined,
  field: string,
): readonly FieldError[] {
  return (sources ?? []).flatMap((source, index) => {
    const path = `${field}[${index}]`;
    const { prefix, configMapRef, secretRef } = source;
    const errors = [
      ...(prefix ? invalidFor(`${path}.prefix`, prefix, checkEnvironmentName(prefix)) : []),
      ...(configMapRef ? checkName(configMapRef.name, `${path}.configMapRef.name`) : []),
      ...(secretRef ? checkName(secretRef.name, `${path}.secretRef.name`) : []),
    ];
    if (!configMapRef && !secretRef) {
      return [...errors, invalid(field, "", "must specify one of: `configMapRef` or `secretRef`")];
    }
    if (configMapRef && secretRef) {
      return [...errors, invalid(field, "", "may not have more than one field specified at a time")];
    }
    return errors;
  });
}

function checkName(name: string | undefined, field: string): readonly FieldError[] {
  return name ? invalidFor(field, name, checkSubdomainName(name)) : [required(field)];
}
