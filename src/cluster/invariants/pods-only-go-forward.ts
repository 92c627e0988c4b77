/** A Pod that has ended stays ended, and a Pod that has a node stays on it. */
import type { Pod } from "#api";
import type { Law } from "./law.ts";

const ended = new Set(["Succeeded", "Failed"]);

export const podsOnlyGoForward: Law = {
  name: "a Pod that has ended stays ended, and a Pod that has a node stays on it",
  ofChange: ({ kind, key, revision, before, after }) => {
    if (kind !== "Pod" || !before || !after) return undefined;
    const was = before.value as Pod;
    const is = after.value as Pod;
    const phase = was.status?.phase ?? "";
    if (ended.has(phase) && is.status?.phase !== phase)
      return `${key} went from ${phase} to ${is.status?.phase} at ${revision}`;
    const { nodeName } = was.spec;
    return nodeName && nodeName !== is.spec.nodeName
      ? `${key} moved from ${nodeName} to ${is.spec.nodeName} at ${revision}`
      : undefined;
  },
};
