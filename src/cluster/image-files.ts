/** The files that a container image, or a machine's first day, brings. */
import { imageNamed, machineTrees } from "./programs/index.ts";
import { emptyImage, type ImageNode } from "./storage/files/index.ts";

/** An image nobody knows brings nothing. */
export function imageFiles(name: string): ImageNode {
  return machineTrees[name] ?? imageNamed(name)?.files ?? emptyImage;
}
