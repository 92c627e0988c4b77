/** What the recordings of a control plane had in place of images and disks. */
import type { MachineFiles } from "../../storage/volume-types/index.ts";

const MISSING = ["nosuch", "ngnix", "typo", ":invalid", "does-not-exist"];

/** Every image is there but those whose name says otherwise. */
export const emulatedImageExists = (image: string): boolean => !MISSING.some((part) => image.includes(part));

const isTagged = (image: string): boolean => image.lastIndexOf(":") > image.lastIndexOf("/");

/** `nginx` → `nginx:latest` */
export const emulatedImageName = (image: string): string => (isTagged(image) ? image : `${image}:latest`);

/** `nginx:1.27` → `docker.io/library/nginx@sha256:…` */
export function emulatedImageId(image: string, digits: string): string {
  const repository = isTagged(image) ? image.slice(0, image.lastIndexOf(":")) : image;
  return `docker.io/library/${repository}@sha256:${digits}`;
}

const DISKS = "/mnt/disks/";

/** Emulated machines have every disk that administrators mount where the documentation does. */
export const withEmulatedDisks = (files: MachineFiles): MachineFiles => ({
  typeAt: (path) => files.typeAt(path) ?? (path.startsWith(DISKS) ? "directory" : undefined),
  makeDirectories: (path) => files.makeDirectories(path),
  makeFile: (path) => files.makeFile(path),
});

/** A mark that holds back the readiness of a Pod. */
export const NOT_READY_MARK = "oracle/not-ready";
