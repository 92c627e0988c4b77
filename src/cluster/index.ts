/** The simulated cluster, for those who run it, look at it or talk to it. */

export { software } from "./all-software.ts";
export {
  applyJsonMergePatch,
  applyJsonPatch,
  applyStrategicPatch,
  threeWayMerge,
  twoWayPatch,
} from "./api-server/merge/index.ts";
export type * from "./client/client.ts";
export { Cluster, type ClusterOptions } from "./cluster.ts";
export type { Propagation, View } from "./component.ts";
export { faults } from "./faults/index.ts";
export type * from "./processes/process.ts";
export { SystemError } from "./processes/system-error.ts";
export { type TypedLine, typeLine } from "./processes/typed-line.ts";
export { packTar, type TarEntry, unpackTar } from "./programs/applets/tar-format.ts";
export { type LineState, lineState } from "./programs/shell/line-state.ts";
export { TypedShell } from "./programs/shell/typed-shell.ts";
export type { ClusterSetup, NodeSetup } from "./set-up.ts";
export { defaultSettings, type Settings } from "./settings.ts";
export type { Command, ComponentRecords } from "./state/component-records.ts";
export { History } from "./state/history.ts";
export { aboutKey, type IndexName } from "./state/indexes.ts";
export type { ContainerInstance, Disk, File, Machine, Mount, Sandbox } from "./state/machine-records.ts";
export * from "./state/record.ts";
export { Records } from "./state/records.ts";
export { Timeline } from "./state/timeline.ts";
export { volumeTypeOf } from "./storage/volume-types/index.ts";
export { epochMs, microTimestampAt, momentOf, timestampAt } from "./time/epoch.ts";
