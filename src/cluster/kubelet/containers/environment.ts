/** The environment of a container. `pkg/kubelet/kubelet_pods.go` makeEnvironmentVariables */
import type { Container, EnvironmentSource, EnvironmentVariable, Pod } from "#api";
import type { View } from "../../component.ts";
import { decodeBase64 } from "../../storage/volume-types/base64.ts";
import { podField, resourceField } from "../../storage/volume-types/index.ts";
import { expand } from "./expand.ts";
import { serviceVariables } from "./service-variables.ts";

/** `error`: why the container cannot be configured. */
export type Environment = { readonly values: ReadonlyMap<string, string> } | { readonly error: string };

/** In the order a process gets them: those of the spec, then those of Services. `pod` knows its addresses. */
export function environmentOf(view: View, pod: Pod, container: Container): Environment {
  const services = serviceVariables(view, pod);
  const values = new Map<string, string>();
  for (const source of container.envFrom ?? []) {
    const error = addAll(view, pod, source, values);
    if (error !== undefined) return { error };
  }
  const known = new Map([...services, ...values]);
  for (const variable of container.env ?? []) {
    const found = variableValue(view, pod, container, variable, known);
    if (found && "error" in found) return found;
    if (!found) continue;
    values.set(variable.name, found.value);
    known.set(variable.name, found.value);
  }
  for (const [name, value] of services) if (!values.has(name)) values.set(name, value);
  return { values };
}

function addAll(
  view: View,
  pod: Pod,
  source: EnvironmentSource,
  values: Map<string, string>,
): string | undefined {
  const { prefix = "", configMapRef, secretRef } = source;
  const [kind, reference] = configMapRef
    ? (["ConfigMap", configMapRef] as const)
    : (["Secret", secretRef] as const);
  const name = reference?.name ?? "";
  const stored = view.get(kind, `${pod.metadata.namespace}/${name}`)?.value;
  if (!stored) return reference?.optional ? undefined : `${kind.toLowerCase()} "${name}" not found`;
  for (const [key, text] of Object.entries(stored.data ?? {}).sort(byName))
    values.set(`${prefix}${key}`, kind === "Secret" ? decodeBase64(text) : text);
  return undefined;
}

const byName = ([left]: readonly [string, string], [right]: readonly [string, string]): number =>
  left < right ? -1 : left > right ? 1 : 0;

function variableValue(
  view: View,
  pod: Pod,
  container: Container,
  { value, valueFrom }: EnvironmentVariable,
  known: ReadonlyMap<string, string>,
): { readonly value: string } | { readonly error: string } | undefined {
  if (!valueFrom) return { value: expand(value ?? "", known) };
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  if (fieldRef) {
    const text = podField(pod, fieldRef.fieldPath);
    return text === undefined ? { error: `unsupported fieldPath: ${fieldRef.fieldPath}` } : { value: text };
  }
  if (resourceFieldRef) return { value: resourceField(view, pod, resourceFieldRef, container) ?? "0" };
  if (configMapKeyRef) return keyOf(view, pod, "ConfigMap", configMapKeyRef);
  return secretKeyRef ? keyOf(view, pod, "Secret", secretKeyRef) : undefined;
}

function keyOf(
  view: View,
  pod: Pod,
  kind: "ConfigMap" | "Secret",
  { name = "", key, optional }: { readonly name?: string; readonly key: string; readonly optional?: boolean },
): { readonly value: string } | { readonly error: string } | undefined {
  const { namespace } = pod.metadata;
  const stored = view.get(kind, `${namespace}/${name}`)?.value;
  const text = stored?.data?.[key];
  if (text !== undefined) return { value: kind === "Secret" ? decodeBase64(text) : text };
  if (optional) return undefined;
  return {
    error: stored
      ? `couldn't find key ${key} in ${kind} ${namespace}/${name}`
      : `${kind.toLowerCase()} "${name}" not found`,
  };
}
