/** `kubectl create configmap`. */
import { toggle } from "../../flags/flag.ts";
import type { Verb } from "../../verb.ts";
import { dataFlags, dataOf } from "./file-data.ts";
import { make, makeFlags, nameOf, placed } from "./make.ts";

export const configMap: Verb = {
  name: "configmap",
  aliases: ["cm"],
  summary: "Create a config map from a local file, directory or literal value",
  usage:
    "NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none] [options]",
  flags: [...makeFlags, ...dataFlags, toggle("append-hash", "Append a hash of the configmap to its name.")],
  *run(call) {
    const name = nameOf(call);
    const data = dataOf(call, name, "ConfigMap");
    const held = Object.keys(data).length > 0 ? { data } : {};
    const object = { apiVersion: "v1", ...held, kind: "ConfigMap", metadata: placed(call, name) };
    yield* make(call, object, "failed to create configmap:");
  },
};
