/** The simulated cluster, for those who run it, look at it or talk to it. */
export type * from "./client.ts";
export { Cluster, type ClusterOptions } from "./cluster.ts";
export type { View } from "./component.ts";
export { faults } from "./faults/index.ts";
export type { ClusterSetup, NodeSetup } from "./set-up.ts";
export { defaultSettings, type Settings } from "./settings.ts";
export type { ComponentRecords, Command } from "./state/component-records.ts";
export { History } from "./state/history.ts";
export type { Disk, File, ContainerInstance, Machine, Mount, Sandbox } from "./state/machine-records.ts";
export { aboutKey, type IndexName } from "./state/indexes.ts";
export * from "./state/record.ts";
export { type TypedLine, typeLine } from "./processes/typed-line.ts";
export { Records } from "./state/records.ts";
export { Timeline } from "./state/timeline.ts";
export { epochMs, microTimestampAt, momentOf, timestampAt } from "./time/epoch.ts";
export type { Propagation } from "./component.ts";
export {
  applyJsonMergePatch,
  applyJsonPatch,
  applyStrategicPatch,
  threeWayMerge,
  twoWayPatch,
} from "./api-server/merge/index.ts";
export type * from "./processes/process.ts";
export { SystemError } from "./processes/system-error.ts";
