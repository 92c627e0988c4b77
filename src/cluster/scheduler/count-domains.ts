/** How many Pods a selector picks in each domain: a zone, or a single node. */
import type { Node, Pod } from "#api";
import { countMatching, type Matcher } from "./count-matching.ts";
import type { NodeState } from "./node-state.ts";

interface Tally {
  readonly key: string;
  readonly nodes: readonly Node[];
  readonly pods: (readonly Pod[])[];
  readonly domains: Map<string, number>;
}

/**
 * The last count for each topology key. Pods of one owner come one after the other, and then only few nodes
 * differ.
 */
const tallies = new Map<string, Tally>();

export const domainIn = ({ metadata }: Node, topologyKey: string): string | undefined =>
  metadata.labels?.[topologyKey];

/** Over the nodes that come into question. Good until the next count. */
export function countDomains(
  { topologyKey, matcher }: { readonly topologyKey: string; readonly matcher: Matcher },
  states: readonly NodeState[],
): ReadonlyMap<string, number> {
  const last = tallies.get(topologyKey);
  if (last && last.key === matcher.key && hasNodes(last, states)) {
    follow(last, states, topologyKey, matcher);
    return last.domains;
  }
  const domains = new Map<string, number>();
  for (const { node, pods } of states) {
    const domain = domainIn(node, topologyKey);
    if (domain !== undefined) domains.set(domain, (domains.get(domain) ?? 0) + countMatching(pods, matcher));
  }
  const nodes = states.map(({ node }) => node);
  const pods = states.map((state) => state.pods);
  tallies.set(topologyKey, { key: matcher.key, nodes, pods, domains });
  return domains;
}

function hasNodes({ nodes }: Tally, states: readonly NodeState[]): boolean {
  return nodes.length === states.length && nodes.every((node, at) => node === states[at]!.node);
}

/** Brings a count up to date, where Pods came or left. */
function follow(
  { pods: known, domains }: Tally,
  states: readonly NodeState[],
  topologyKey: string,
  matcher: Matcher,
): void {
  states.forEach(({ node, pods }, at) => {
    const before = known[at]!;
    if (before === pods) return;
    known[at] = pods;
    const domain = domainIn(node, topologyKey);
    if (domain === undefined) return;
    domains.set(domain, domains.get(domain)! + countMatching(pods, matcher) - countMatching(before, matcher));
  });
}
