/** `kubectl top`: there is no metrics server here, and kubectl says so. */
import { fail } from "../failure.ts";
import { allNamespacesFlag, type Flag, selectorFlag, text, toggle } from "../flags/flag.ts";
import type { Verb } from "../verb.ts";

const flags: readonly Flag[] = [
  selectorFlag,
  allNamespacesFlag,
  text("sort-by", "If non-empty, sort the list using specified field: 'cpu' or 'memory'."),
  toggle("no-headers", "If present, print output without headers."),
  toggle("containers", "If present, print usage of containers within a pod."),
];

const verb = (name: string, aliases: readonly string[], what: string): Verb => ({
  name,
  aliases,
  summary: `Display resource (CPU/memory) usage of ${what}`,
  usage: "[NAME | -l label] [options]",
  flags,
  // biome-ignore lint/correctness/useYield: it ends before it could wait
  *run(): Generator<never, void, void> {
    fail("Metrics API not available");
  },
});

export const top: Verb = {
  name: "top",
  summary: "Display resource (CPU/memory) usage",
  flags: [],
  subcommands: [verb("node", ["nodes", "no"], "nodes"), verb("pod", ["pods", "po"], "pods")],
};
