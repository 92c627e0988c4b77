/** Defaults of Namespaces and Secrets. */
import { type Namespace, namespaceNameLabel, type Secret } from "#api";
import { encodeBase64 } from "../decoding/index.ts";
import type { Draft } from "./draft.ts";

/** `pkg/apis/core/v1/defaults.go` and the namespace strategy's `PrepareForCreate`. */
export function defaultNamespace(namespace: Draft<Namespace>): void {
  const { name } = namespace.metadata;
  if (name) namespace.metadata.labels = { ...namespace.metadata.labels, [namespaceNameLabel]: name };
  namespace.spec ??= {};
  namespace.spec.finalizers ??= ["kubernetes"];
  namespace.status ??= {};
  namespace.status.phase ??= "Active";
}

/** `Opaque`, and `stringData` moved into `data`, where it wins (`pkg/apis/core/v1/conversion.go`). */
export function defaultSecret(secret: Draft<Secret>): void {
  secret.type ??= "Opaque";
  const { stringData } = secret;
  if (!stringData) return;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, encodeBase64(text)]);
  secret.data = { ...secret.data, ...Object.fromEntries(encoded) };
  delete secret.stringData;
}
