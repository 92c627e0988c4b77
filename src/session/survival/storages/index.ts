/** Every kind of storage that the matrix has a column for. */
import * as beyondPods from "./beyond-pods.ts";
import * as ofPods from "./of-pods.ts";
import type { Storage } from "./storage.ts";

const all = { ...ofPods, ...beyondPods };

export type StorageName = keyof typeof all;

export const storages: Readonly<Record<StorageName, Storage>> = all;

export type { ReclaimPolicy, Storage } from "./storage.ts";
export { mountPath, treasure } from "./storage.ts";
