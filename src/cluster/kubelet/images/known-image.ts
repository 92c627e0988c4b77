/** The images that can be pulled at all. */
import { imageNamed } from "../../programs/index.ts";
import type { ImageNode } from "../../storage/files/index.ts";

export interface KnownImage {
  readonly id: string;
  readonly sizeBytes: number;
  readonly files: ImageNode;
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly workingDir: string;
  readonly user?: string;
}

export const knownImage = (reference: string): KnownImage | undefined =>
  imageNamed(reference) as KnownImage | undefined;
