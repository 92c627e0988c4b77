/** The environment of a container: plain values, and where the others come from. */
import {
  type Container,
  type EnvironmentVariable,
  type Pod,
  parseQuantity,
  quantityToBytes,
  quantityToMilli,
} from "#api";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";

/** `a="1"` a line, as the downward API writes maps. */
function mapText(map: Readonly<Record<string, string>> | undefined): string {
  return sortedKeys(map)
    .map((key) => `${key}=${JSON.stringify(map?.[key])}`)
    .join("\n");
}

/** What kubectl can tell without the kubelet: only metadata (`fieldpath.ExtractFieldPathAsString`). */
function fieldValue(pod: Pod | undefined, path: string): string {
  if (!pod) return "";
  const { metadata } = pod;
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript) return metadata[subscript[1] as "labels" | "annotations"]?.[subscript[2] ?? ""] ?? "";
  if (path === "metadata.labels") return mapText(metadata.labels);
  if (path === "metadata.annotations") return mapText(metadata.annotations);
  if (path === "metadata.name") return metadata.name;
  if (path === "metadata.namespace") return metadata.namespace ?? "";
  return path === "metadata.uid" ? metadata.uid : "";
}

/**
 * A limit or request in units of the divisor, rounded up; an absent limit is the node's (`resource.go` of
 * kubectl).
 */
function resourceValue(container: Container, resource: string, divisor: string | undefined): string {
  const [group, name] = [resource.slice(0, resource.indexOf(".")), resource.slice(resource.indexOf(".") + 1)];
  const amount = container.resources?.[group as "limits" | "requests"]?.[name];
  const unit = !divisor || divisor === "0" ? "1" : divisor;
  if ("error" in parseQuantity(unit)) return "";
  const measure = name === "cpu" ? quantityToMilli : quantityToBytes;
  const value = String(Math.ceil(measure(amount) / measure(unit)));
  return value === "0" && /^limits\.(cpu|memory)$/.test(resource) ? "node allocatable" : value;
}

function writeVariable(
  out: DescribeText,
  variable: EnvironmentVariable,
  container: Container,
  pod: Pod | undefined,
): void {
  const { name, value = "", valueFrom } = variable;
  if (!valueFrom) {
    const [first, ...rest] = value.split("\n");
    out.write(3, `${name}:\t${first}\n`);
    for (const line of rest) out.write(3, `\t${line}\n`);
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef) {
    const { apiVersion = "v1", fieldPath } = fieldRef;
    out.write(3, `${name}:\t${fieldValue(pod, fieldPath)} (${apiVersion}:${fieldPath})\n`);
  } else if (resourceFieldRef) {
    const { resource, divisor } = resourceFieldRef;
    out.write(3, `${name}:\t${resourceValue(container, resource, divisor)} (${resource})\n`);
  } else if (secretKeyRef) {
    const { key, name: secret = "", optional = false } = secretKeyRef;
    out.write(3, `${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}\n`);
  } else if (configMapKeyRef) {
    const { key, name: map = "", optional = false } = configMapKeyRef;
    out.write(3, `${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}\n`);
  }
}

/** Whole ConfigMaps and Secrets as variables. */
function writeSources(out: DescribeText, container: Container): void {
  if (!container.envFrom?.length) return;
  out.write(2, "Environment Variables from:\n");
  for (const { configMapRef, secretRef, prefix } of container.envFrom) {
    const kind = configMapRef ? "ConfigMap" : secretRef ? "Secret" : "";
    const { name = "", optional = false } = configMapRef ?? secretRef ?? {};
    const origin = prefix ? `${kind} with prefix '${prefix}'` : kind;
    out.write(3, `${name}\t${origin}\tOptional: ${optional}\n`);
  }
}

/** `pod` is absent for a template: its own fields are not known yet. */
export function writeEnvironment(out: DescribeText, container: Container, pod?: Pod): void {
  writeSources(out, container);
  const variables = container.env ?? [];
  out.write(2, variables.length === 0 ? "Environment:\t<none>\n" : "Environment:\n");
  for (const variable of variables) writeVariable(out, variable, container, pod);
}
