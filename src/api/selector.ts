/** Label selectors, as objects carry them and as `kubectl -l` spells them: matching and printing. */
import type { LabelSelector, Labels } from "./object.ts";

export type SelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";

/** One condition on the value of one label. `sign` is the spelling it was written with, where that shows. */
export interface Requirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
  readonly sign?: "=" | "==" | "!=";
}

/** Whether labels meet one condition (`staging/src/k8s.io/apimachinery/pkg/labels/selector.go` `Matches`). */
export function meetsRequirement(
  { key, operator, values }: Requirement,
  labels: Labels | undefined,
): boolean {
  const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (operator === "Exists") return value !== undefined;
  if (operator === "DoesNotExist") return value === undefined;
  if (operator === "NotIn") return value === undefined || !values.includes(value);
  if (value === undefined) return false;
  if (operator === "In") return values.includes(value);
  const [actual, limit] = [value, values[0] ?? ""];
  if (!/^-?\d+$/.test(actual) || !/^-?\d+$/.test(limit)) return false;
  return operator === "Gt" ? BigInt(actual) > BigInt(limit) : BigInt(actual) < BigInt(limit);
}

/** Whether labels meet every condition; no condition matches everything. */
export function meetsRequirements(requirements: readonly Requirement[], labels: Labels | undefined): boolean {
  return requirements.every((requirement) => meetsRequirement(requirement, labels));
}

/** The conditions of a selector as objects carry it, sorted by key as kubectl prints them. */
export function requirementsOf(selector: LabelSelector): readonly Requirement[] {
  const equalities = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]): Requirement => ({ key, operator: "In", values: [value], sign: "=" }),
  );
  const expressions = (selector.matchExpressions ?? []).map(
    ({ key, operator, values }): Requirement => ({ key, operator, values: values ?? [] }),
  );
  return [...equalities, ...expressions].sort((left, right) =>
    left.key < right.key ? -1 : left.key > right.key ? 1 : 0,
  );
}

/** Whether a selector picks these labels. An absent selector picks nothing, an empty one everything. */
export function selectorMatches(selector: LabelSelector | undefined, labels: Labels | undefined): boolean {
  return selector !== undefined && meetsRequirements(requirementsOf(selector), labels);
}

/**
 * Whether all of a plain map's labels are there (Services, replication controllers); an empty map picks
 * nothing.
 */
export function labelsMatch(wanted: Labels | undefined, labels: Labels | undefined): boolean {
  const entries = Object.entries(wanted ?? {});
  return entries.length > 0 && entries.every(([key, value]) => labels?.[key] === value);
}

/** A selector as `kubectl get -o wide` and `describe` print it (`metav1.FormatLabelSelector`). */
export function formatSelector(selector: LabelSelector | undefined): string {
  const text = selector ? formatRequirements(requirementsOf(selector)) : "";
  return text === "" ? "<none>" : text;
}

/** Conditions in the syntax of `kubectl -l`. */
export function formatRequirements(requirements: readonly Requirement[]): string {
  return requirements.map(formatRequirement).join(",");
}

function formatRequirement({ key, operator, values, sign }: Requirement): string {
  const list = [...values].sort().join(",");
  if (sign) return `${key}${sign}${list}`;
  if (operator === "Exists") return key;
  if (operator === "DoesNotExist") return `!${key}`;
  if (operator === "Gt" || operator === "Lt") return `${key}${operator === "Gt" ? ">" : "<"}${list}`;
  return `${key} ${operator === "In" ? "in" : "notin"} (${list})`;
}

/** Labels as `a=1,b=2`, sorted by key; `<none>` when there are none. */
export function formatLabels(labels: Labels | undefined): string {
  const keys = Object.keys(labels ?? {}).sort();
  return keys.length === 0 ? "<none>" : keys.map((key) => `${key}=${labels?.[key]}`).join(",");
}
