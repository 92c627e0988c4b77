/** Patches: strategic, JSON merge, JSON; and the three-way difference that `kubectl apply` sends. */
export { applyJsonMergePatch } from "./json-merge.ts";
export { applyJsonPatch } from "./json-patch.ts";
export { applyStrategicPatch } from "./strategic-merge.ts";
export { threeWayMerge, twoWayPatch } from "./three-way.ts";
