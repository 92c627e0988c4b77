/** Labels and selectors as one line of text. */
import type { LabelSelector } from "#api";
import { byText, sortedBy, sortedKeys } from "./sorted.ts";

/** `a=1,b=2`, or `<none>` (`labels.FormatLabels`). */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  const keys = sortedKeys(labels);
  return keys.length === 0 ? "<none>" : keys.map((key) => `${key}=${labels?.[key]}`).join(",");
}

function expressionText(key: string, operator: string, values: readonly string[]): string {
  const list = [...values].sort(byText).join(",");
  if (operator === "Exists") return key;
  if (operator === "DoesNotExist") return `!${key}`;
  return `${key} ${operator === "NotIn" ? "notin" : "in"} (${list})`;
}

/** `app=web,tier in (a,b),!old`: requirements by key; empty text when there are none (`labels.Selector.String`). */
export function selectorRequirements(selector: LabelSelector | undefined): string {
  const equal = sortedKeys(selector?.matchLabels).map((key) => ({
    key,
    text: `${key}=${selector?.matchLabels?.[key]}`,
  }));
  const others = (selector?.matchExpressions ?? []).map((term) => ({
    key: term.key,
    text: expressionText(term.key, term.operator, term.values ?? []),
  }));
  return sortedBy([...equal, ...others], (requirement) => requirement.key)
    .map((requirement) => requirement.text)
    .join(",");
}

/** The same, with `<none>` for a selector without requirements (`metav1.FormatLabelSelector`). */
export function selectorText(selector: LabelSelector | undefined): string {
  return selectorRequirements(selector) || "<none>";
}
