/**
 * Files on disks: one store of records, seen by the kubelet as directories and by programs as a mounted tree.
 */
export * from "./directories.ts";
export { DraftFiles, type FileStore, fileId, ROOT_INODE } from "./file-store.ts";
export { emptyImage, type ImageNode } from "./image-tree.ts";
export { initialFile } from "./initial-files.ts";
export { type FileUser, MountedFiles } from "./mounted-files.ts";
export { absolute, partsOf } from "./paths.ts";
export { type FileAuthor, RecordFiles } from "./record-files.ts";
export type { MountPoint } from "./spot.ts";
