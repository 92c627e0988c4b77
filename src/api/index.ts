/** What Kubernetes objects look like: types, quantities, selectors, names. Data only. */
export type * from "./kinds/configuration.ts";
export type * from "./kinds/container.ts";
export type * from "./kinds/network.ts";
export type * from "./kinds/node.ts";
export type * from "./kinds/persistent-volume-claim.ts";
export type * from "./kinds/pod.ts";
export type * from "./kinds/storage.ts";
export type * from "./kinds/volume.ts";
export type * from "./kinds/workloads.ts";
export type * from "./object.ts";
export * from "./timestamp.ts";
