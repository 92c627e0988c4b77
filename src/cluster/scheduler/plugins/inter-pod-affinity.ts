/** InterPodAffinity: near these Pods, far from those. `pkg/scheduler/framework/plugins/interpodaffinity`. */
import { type Pod, type PodAffinity, type PodAffinityTerm, selectorMatches } from "#api";
import type { View } from "../../component.ts";
import type { NodeState } from "../node-state.ts";
import { nodeAdded, nodeTaintsChanged, podCame, podLeft } from "../occurrences.ts";
import { type Attempt, type Plugin, preemptible, unresolvable } from "../plugin.ts";

const notNear = unresolvable("node(s) didn't match pod affinity rules");
const notFar = preemptible("node(s) didn't match pod anti-affinity rules");
const unwelcome = preemptible("node(s) didn't satisfy existing pods anti-affinity rules");

const required = (affinity: PodAffinity | undefined): readonly PodAffinityTerm[] =>
  affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

/** Whether a term that `owner` states is about `other`. */
function isAbout(view: View, term: PodAffinityTerm, owner: Pod, other: Pod): boolean {
  return (
    isInNamespace(view, term, owner, other) && selectorMatches(term.labelSelector, other.metadata.labels)
  );
}

function isInNamespace(view: View, term: PodAffinityTerm, owner: Pod, other: Pod): boolean {
  const namespace = other.metadata.namespace ?? "";
  if (!term.namespaces?.length && !term.namespaceSelector) return namespace === owner.metadata.namespace;
  if (term.namespaces?.includes(namespace)) return true;
  const labels = view.get("Namespace", namespace)?.value.metadata.labels;
  return term.namespaceSelector !== undefined && selectorMatches(term.namespaceSelector, labels);
}

/** `key=value` of the places where a Pod stands that a term is about. */
function placesOf({ view, pod, nodes }: Attempt, term: PodAffinityTerm): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { node, pods } of nodes) {
    const value = node.metadata.labels?.[term.topologyKey];
    if (value !== undefined && pods.some((other) => isAbout(view, term, pod, other))) places.add(value);
  }
  return places;
}

/** `key=value` of the places that Pods keep for themselves against this one. */
function forbiddenPlaces({ view, pod, nodes }: Attempt): ReadonlySet<string> {
  const places = new Set<string>();
  for (const state of nodes)
    for (const other of state.withAffinity)
      for (const term of required(other.spec.affinity?.podAntiAffinity)) {
        const value = state.node.metadata.labels?.[term.topologyKey];
        if (value !== undefined && isAbout(view, term, other, pod))
          places.add(`${term.topologyKey}=${value}`);
      }
  return places;
}

/** Every weighted wish, of this Pod and of those that stand, added up per place. */
function preferences({ view, pod, nodes }: Attempt): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const count = (term: PodAffinityTerm, weight: number, { node }: NodeState): void => {
    const place = `${term.topologyKey}=${node.metadata.labels?.[term.topologyKey]}`;
    sums.set(place, (sums.get(place) ?? 0) + weight);
  };
  const wish = (owner: Pod, other: Pod, state: NodeState): void => {
    const { podAffinity, podAntiAffinity } = owner.spec.affinity ?? {};
    for (const [affinity, sign] of [
      [podAffinity, 1],
      [podAntiAffinity, -1],
    ] as const)
      for (const { weight, podAffinityTerm } of affinity?.preferredDuringSchedulingIgnoredDuringExecution ??
        [])
        if (isAbout(view, podAffinityTerm, owner, other)) count(podAffinityTerm, sign * weight, state);
  };
  const own = pod.spec.affinity?.podAffinity ?? pod.spec.affinity?.podAntiAffinity;
  for (const state of nodes) {
    if (own) for (const other of state.pods) wish(pod, other, state);
    for (const other of state.withAffinity) {
      wish(other, pod, state);
      for (const term of required(other.spec.affinity?.podAffinity))
        if (isAbout(view, term, other, pod)) count(term, 1, state);
    }
  }
  return sums;
}

export const interPodAffinity: Plugin = {
  name: "InterPodAffinity",
  weight: 2,
  prepare: (attempt) => {
    const { view, pod } = attempt;
    const near = required(pod.spec.affinity?.podAffinity).map((term) => ({
      term,
      places: placesOf(attempt, term),
    }));
    const far = required(pod.spec.affinity?.podAntiAffinity).map((term) => ({
      term,
      places: placesOf(attempt, term),
    }));
    const forbidden = forbiddenPlaces(attempt);
    if (near.length === 0 && far.length === 0 && forbidden.size === 0) return undefined;
    const isFirst = near.every(({ term, places }) => places.size === 0 && isAbout(view, term, pod, pod));
    return {
      filter: ({ node: { metadata } }) => {
        const at = ({ topologyKey }: PodAffinityTerm): string | undefined => metadata.labels?.[topologyKey];
        for (const { term, places } of near) {
          const place = at(term);
          if (place === undefined || !(isFirst || places.has(place))) return notNear;
        }
        if (far.some(({ term, places }) => places.has(at(term) ?? ""))) return notFar;
        const labels = Object.entries(metadata.labels ?? {});
        return labels.some(([key, value]) => forbidden.has(`${key}=${value}`)) ? unwelcome : undefined;
      },
    };
  },
  score: (attempt, nodes) => {
    const sums = preferences(attempt);
    if (sums.size === 0) return undefined;
    const scores = nodes.map(({ node }) =>
      Object.entries(node.metadata.labels ?? {}).reduce(
        (sum, [key, value]) => sum + (sums.get(`${key}=${value}`) ?? 0),
        0,
      ),
    );
    const [least, largest] = [Math.min(...scores), Math.max(...scores)];
    return scores.map((score) =>
      largest === least ? 0 : Math.floor((100 * (score - least)) / (largest - least)),
    );
  },
  wakes: (change, pod, view) => {
    if (nodeTaintsChanged(change) || nodeAdded(change, ({ metadata }) => metadata.labels ?? {})) return true;
    const came = podCame(change);
    if (came) return required(pod.spec.affinity?.podAffinity).some((term) => isAbout(view, term, pod, came));
    const left = podLeft(change);
    if (!left) return false;
    return (
      required(pod.spec.affinity?.podAntiAffinity).some((term) => isAbout(view, term, pod, left)) ||
      required(left.spec.affinity?.podAntiAffinity).some((term) => isAbout(view, term, left, pod))
    );
  },
};
