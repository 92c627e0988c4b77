/** The simulated cluster, for those who run it, look at it or talk to it. */
export type * from "./client.ts";
export { Cluster, type ClusterOptions } from "./cluster.ts";
export type { View } from "./component.ts";
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
