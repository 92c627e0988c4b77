/** What runs in a cluster, and the images it comes from: handed to a cluster by whoever makes it. */
import type { Component } from "./component.ts";
import type { Program } from "./processes/process.ts";
import type { Image } from "./programs/images/image.ts";
import { emptyImage, type ImageNode } from "./storage/files/index.ts";

/** Every registry there is, and the first files of machines. */
export interface Images {
  /** `undefined`: there is no such image, see `pullFailure`. */
  named(reference: string): Image | undefined;
  /** The message of a pull that fails; `undefined` for an image that is there. */
  pullFailure(reference: string): string | undefined;
  /** The files of an image or of a machine's first day; none of an image nobody knows. */
  files(name: string): ImageNode;
}

export interface Software {
  readonly components: readonly Component[];
  /** By the name that an executable's file holds. */
  readonly programs: Readonly<Record<string, Program>>;
  readonly images: Images;
}

/** Empty machines, and an API server that nobody watches: enough to look at, and to ask. */
export const noSoftware: Software = {
  components: [],
  programs: {},
  images: { named: () => undefined, pullFailure: () => undefined, files: () => emptyImage },
};
