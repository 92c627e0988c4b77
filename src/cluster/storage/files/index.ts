/** Files on disks: one store of records, seen by the kubelet as directories and by programs as a mounted tree. */
export * from "./directories.ts";
export { DraftFiles, fileId, type FileStore, ROOT_INODE } from "./file-store.ts";
export { initialFile } from "./initial-files.ts";
export { RecordFiles } from "./record-files.ts";
export { MountedFiles } from "./mounted-files.ts";
export { emptyImage, type ImageNode } from "./image-tree.ts";
export type { MountPoint } from "./spot.ts";
export { absolute, isBelow, partsOf } from "./paths.ts";
