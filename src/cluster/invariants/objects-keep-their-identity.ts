/**
 * An object keeps its uid and its birth; its version is the change that wrote it; what is being deleted stays
 * so.
 */
import type { KubernetesObject } from "#api";
import type { Change } from "../state/record.ts";
import type { Law } from "./law.ts";

const objectOf = (stored: Change["after"]): KubernetesObject | undefined => {
  const value = stored?.value as KubernetesObject | undefined;
  return value?.metadata === undefined ? undefined : value;
};

export const objectsKeepTheirIdentity: Law = {
  name: "an object keeps its uid and its birth, and a deletion is never taken back",
  ofChange: ({ key, revision, before, after }) => {
    const was = objectOf(before)?.metadata;
    const is = objectOf(after)?.metadata;
    if (!is) return undefined;
    if (is.resourceVersion !== String(revision))
      return `${key} says version ${is.resourceVersion} at ${revision}`;
    if (!was) return undefined;
    if (was.uid !== is.uid) return `${key} changed its uid at ${revision}`;
    if (was.creationTimestamp !== is.creationTimestamp) return `${key} was born twice at ${revision}`;
    return was.deletionTimestamp && !is.deletionTimestamp
      ? `${key} is no longer being deleted at ${revision}`
      : undefined;
  },
};
