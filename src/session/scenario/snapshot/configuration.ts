/** ConfigMaps and Secrets, by their keys. */
import { identity, snapshotKind } from "./row.ts";

export const configMaps = snapshotKind({
  kind: "ConfigMap",
  row(configMap) {
    if (configMap.metadata.name === "kube-root-ca.crt") return undefined;
    const keys = [...Object.keys(configMap.data ?? {}), ...Object.keys(configMap.binaryData ?? {})];
    return { ...identity(configMap), keys: keys.sort() };
  },
});

export const secrets = snapshotKind({
  kind: "Secret",
  row: (secret) => ({
    ...identity(secret),
    type: secret.type,
    keys: Object.keys(secret.data ?? {}).sort(),
  }),
});
