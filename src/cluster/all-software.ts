/** Everything that is simulated: what a cluster is given where things are to happen in it. */
import { components } from "./components.ts";
import { images, programs } from "./programs/index.ts";
import type { Software } from "./software.ts";

export const software: Software = { components, programs, images };
