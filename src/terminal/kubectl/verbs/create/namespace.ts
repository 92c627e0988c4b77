/** `kubectl create namespace`. */
import type { Verb } from "../../verb.ts";
import { make, makeFlags, nameOf } from "./make.ts";

export const namespace: Verb = {
  name: "namespace",
  aliases: ["ns"],
  summary: "Create a namespace with the specified name",
  usage: "NAME [--dry-run=server|client|none] [options]",
  flags: makeFlags,
  *run(call) {
    const metadata = { creationTimestamp: null, name: nameOf(call) };
    yield* make(call, { apiVersion: "v1", kind: "Namespace", metadata, spec: {}, status: {} });
  },
};
