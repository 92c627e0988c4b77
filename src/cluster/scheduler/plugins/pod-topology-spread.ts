/**
 * PodTopologySpread: Pods that belong together are spread over zones and nodes.
 * `pkg/scheduler/framework/plugins/podtopologyspread`.
 */
import {
  hostnameLabel,
  meetsRequirements,
  type Pod,
  requirementsOf,
  type TopologySpreadConstraint,
  zoneLabel,
} from "#api";
import { countDomains, domainIn } from "../count-domains.ts";
import { type Matcher, matcher } from "../count-matching.ts";
import { meetsNodeAffinity } from "../node-selector.ts";
import type { NodeState } from "../node-state.ts";
import { nodeAdded, nodeRemoved, nodeTaintsChanged, podCame, podLeft } from "../occurrences.ts";
import { type Attempt, type Plugin, preemptible, unresolvable } from "../plugin.ts";
import { defaultSelector } from "../spread-selector.ts";

const uneven = preemptible("node(s) didn't match pod topology spread constraints");
const unlabelled = unresolvable(
  "node(s) didn't match pod topology spread constraints (missing required label)",
);

interface Constraint extends Pick<TopologySpreadConstraint, "maxSkew" | "topologyKey" | "minDomains"> {
  readonly matcher: Matcher;
}

function constraintsOf(pod: Pod, whenUnsatisfiable: string): readonly Constraint[] {
  return (pod.spec.topologySpreadConstraints ?? [])
    .filter((constraint) => constraint.whenUnsatisfiable === whenUnsatisfiable)
    .map(({ labelSelector, ...rest }) => ({
      ...rest,
      matcher: matcher(pod.metadata.namespace ?? "", labelSelector ? requirementsOf(labelSelector) : nothing),
    }));
}

/** An absent selector picks nothing. */
const nothing = [{ key: "", operator: "Exists", values: [] }] as const;

/** The scheduler's own constraints for Pods that have none: soft ones. */
function defaultConstraints({ view, pod }: Attempt): readonly Constraint[] {
  if (pod.spec.topologySpreadConstraints?.length) return [];
  const requirements = defaultSelector(view, pod);
  if (!requirements) return [];
  const same = matcher(pod.metadata.namespace ?? "", requirements);
  return [
    { maxSkew: 3, topologyKey: hostnameLabel, matcher: same },
    { maxSkew: 5, topologyKey: zoneLabel, matcher: same },
  ];
}

const domainOf = ({ node }: NodeState, { topologyKey }: Constraint): string | undefined =>
  domainIn(node, topologyKey);

function isUneven(
  constraint: Constraint,
  pod: Pod,
  domain: string,
  counts: ReadonlyMap<string, number>,
): boolean {
  const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values());
  const own = meetsRequirements(constraint.matcher.requirements, pod.metadata.labels) ? 1 : 0;
  return (counts.get(domain) ?? 0) + own - least > constraint.maxSkew;
}

function spreadScores(attempt: Attempt, nodes: readonly NodeState[]): readonly number[] | undefined {
  const soft = constraintsOf(attempt.pod, "ScheduleAnyway");
  const own = soft.length > 0;
  const constraints = own ? soft : defaultConstraints(attempt);
  if (constraints.length === 0) return undefined;
  const counted = constraints.map((constraint) => {
    const domains = countDomains(constraint, attempt.nodes);
    const size =
      constraint.topologyKey === hostnameLabel
        ? nodes.length
        : new Set(nodes.map((node) => domainOf(node, constraint))).size;
    return { constraint, domains, weight: Math.log(size + 2) };
  });
  const scores = nodes.map((node) => {
    let sum = 0;
    for (const { constraint, domains, weight } of counted) {
      const domain = domainOf(node, constraint);
      if (domain === undefined && own) return undefined;
      if (domain !== undefined) sum += (domains.get(domain) ?? 0) * weight + (constraint.maxSkew - 1);
    }
    return Math.round(sum);
  });
  return inverted(scores);
}

/** Few Pods score high; nodes without the labels score nothing. */
function inverted(scores: readonly (number | undefined)[]): readonly number[] {
  const valid = scores.filter((score) => score !== undefined);
  const largest = Math.max(...valid);
  const least = Math.min(...valid);
  return scores.map((score) => {
    if (score === undefined) return 0;
    return largest === 0 ? 100 : Math.floor((100 * (largest + least - score)) / largest);
  });
}

export const podTopologySpread: Plugin = {
  name: "PodTopologySpread",
  weight: 2,
  prepare: ({ pod, nodes }) => {
    const constraints = constraintsOf(pod, "DoNotSchedule");
    if (constraints.length === 0) return undefined;
    const eligible = nodes.filter(
      (state) =>
        meetsNodeAffinity(pod.spec, state.node) &&
        constraints.every((constraint) => domainOf(state, constraint) !== undefined),
    );
    const counted = constraints.map((constraint) => ({
      constraint,
      counts: new Map(countDomains(constraint, eligible)),
    }));
    return {
      filter: (state) => {
        for (const { constraint, counts } of counted) {
          const domain = domainOf(state, constraint);
          if (domain === undefined) return unlabelled;
          if (isUneven(constraint, pod, domain, counts)) return uneven;
        }
        return undefined;
      },
    };
  },
  score: spreadScores,
  wakes: (change, pod) => {
    if (nodeTaintsChanged(change) || nodeRemoved(change)) return true;
    if (nodeAdded(change, ({ metadata }) => metadata.labels ?? {})) return true;
    const other = podCame(change) ?? podLeft(change);
    if (other?.metadata.namespace !== pod.metadata.namespace) return false;
    return constraintsOf(pod, "DoNotSchedule").some(({ matcher: { requirements } }) =>
      meetsRequirements(requirements, other?.metadata.labels),
    );
  },
};
