/** ConfigMaps, Secrets and Namespaces (`pkg/apis/core/validation`). */
import { type ConfigMap, checkConfigKey, type Namespace, type Secret } from "#api";
import { base64Length } from "../decoding/index.ts";
import { type FieldError, forbidden, invalid, invalidFor, required, tooLong } from "./field-error.ts";
import { checkImmutable, sameValue } from "./immutable.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";

const largestBytes = 1024 * 1024;

type Entries = Readonly<Record<string, string>>;

function checkKeys(entries: Entries | undefined, field: string): readonly FieldError[] {
  return Object.keys(entries ?? {})
    .sort()
    .flatMap((key) => invalidFor(`${field}[${key}]`, key, checkConfigKey(key)));
}

function sum(entries: Entries | undefined, length: (value: string) => number): number {
  return Object.values(entries ?? {}).reduce((total, value) => total + length(value), 0);
}

/** Bytes of text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

export function checkConfigMap(configMap: ConfigMap): readonly FieldError[] {
  const { data, binaryData } = configMap;
  const twice = Object.keys(data ?? {}).filter((key) => binaryData && key in binaryData);
  const bytes = sum(data, utf8Length) + sum(binaryData, base64Length);
  return [
    ...checkMetadata(configMap.metadata, "ConfigMap"),
    ...checkKeys(data, "data"),
    ...twice.map((key) => invalid(`data[${key}]`, key, "duplicate of key present in binaryData")),
    ...checkKeys(binaryData, "binaryData"),
    ...(bytes > largestBytes ? [tooLong("[]", largestBytes)] : []),
  ];
}

/** A sealed ConfigMap or Secret stays sealed and as it was. */
function checkSeal(
  old: { readonly immutable?: boolean; readonly data?: Entries; readonly binaryData?: Entries },
  updated: { readonly immutable?: boolean; readonly data?: Entries; readonly binaryData?: Entries },
): readonly FieldError[] {
  if (!old.immutable) return [];
  const why = "field is immutable when `immutable` is set";
  const changed = (["data", "binaryData"] as const).filter((field) => !sameValue(old[field], updated[field]));
  return [
    ...(updated.immutable ? [] : [forbidden("immutable", why)]),
    ...changed.map((field) => forbidden(field, why)),
  ];
}

export function checkConfigMapUpdate(old: ConfigMap, updated: ConfigMap): readonly FieldError[] {
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkSeal(old, updated),
    ...checkConfigMap(updated),
  ];
}

const accountAnnotation = "kubernetes.io/service-account.name";

export function checkSecret(secret: Secret): readonly FieldError[] {
  const { data } = secret;
  const bytes = sum(data, base64Length);
  return [
    ...checkMetadata(secret.metadata, "Secret"),
    ...checkKeys(data, "data"),
    ...(bytes > largestBytes ? [tooLong("data", largestBytes)] : []),
    ...checkSecretType(secret),
  ];
}

/** What the well-known types must hold. */
function checkSecretType({ type, data, metadata }: Secret): readonly FieldError[] {
  const missing = (...keys: readonly string[]) =>
    keys.filter((key) => data?.[key] === undefined).map((key) => required(`data[${key}]`));
  switch (type) {
    case "kubernetes.io/service-account-token": {
      const account = metadata.annotations?.[accountAnnotation];
      return account ? [] : [required(`metadata.annotations[${accountAnnotation}]`)];
    }
    case "kubernetes.io/dockercfg":
      return missing(".dockercfg");
    case "kubernetes.io/dockerconfigjson":
      return missing(".dockerconfigjson");
    case "kubernetes.io/basic-auth":
      return missing("username", "password").length === 2 ? missing("username", "password") : [];
    case "kubernetes.io/ssh-auth":
      return missing("ssh-privatekey");
    case "kubernetes.io/tls":
      return missing("tls.crt", "tls.key");
    default:
      return [];
  }
}

export function checkSecretUpdate(old: Secret, updated: Secret): readonly FieldError[] {
  return [
    ...checkMetadataUpdate(old.metadata, updated.metadata),
    ...checkImmutable(old.type, updated.type, "type"),
    ...checkSeal(old, updated),
    ...checkSecret(updated),
  ];
}

export function checkNamespace(namespace: Namespace): readonly FieldError[] {
  return checkMetadata(namespace.metadata, "Namespace");
}
