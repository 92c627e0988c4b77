/** What the person's own machine has beyond a shell and its tools: the programs that talk to the cluster. */
import type { Program } from "#cluster";
import { kubectl } from "./kubectl/kubectl.ts";
import { strangers } from "./programs/index.ts";

/** By the name an executable gives itself; `k` is what many people call kubectl. */
export const hostPrograms: Readonly<Record<string, Program>> = {
  ...strangers,
  k: kubectl,
  kubectl,
};
