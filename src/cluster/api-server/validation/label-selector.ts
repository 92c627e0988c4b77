/** Label selectors and node selectors. */
import {
  checkLabelValue,
  checkQualifiedName,
  type LabelSelector,
  type NodeSelectorTerm,
  selectorMatches,
} from "#api";
import {
  type FieldError,
  forbidden,
  type GoText,
  invalid,
  invalidFor,
  required,
  unsupported,
} from "./field-error.ts";
import { labelSelectorText, stringMapText } from "./go-print/index.ts";
import { checkLabels } from "./metadata.ts";

/** `ValidateLabelSelector` of `staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation`. */
export function checkLabelSelector(
  selector: LabelSelector | undefined,
  field: string,
): readonly FieldError[] {
  if (!selector) return [];
  return [
    ...checkLabels(selector.matchLabels, `${field}.matchLabels`),
    ...(selector.matchExpressions ?? []).flatMap((expression, index) => {
      const path = `${field}.matchExpressions[${index}]`;
      const values = expression.values ?? [];
      const needed = expression.operator === "In" || expression.operator === "NotIn";
      const known = needed || expression.operator === "Exists" || expression.operator === "DoesNotExist";
      return [
        ...(needed && values.length === 0
          ? [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
          : []),
        ...(known && !needed && values.length > 0
          ? [
              forbidden(
                `${path}.values`,
                "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
              ),
            ]
          : []),
        ...(known ? [] : [invalid(`${path}.operator`, expression.operator, "not a valid selector operator")]),
        ...invalidFor(`${path}.key`, expression.key, checkQualifiedName(expression.key)),
        ...values.flatMap((value, at) => invalidFor(`${path}.values[${at}]`, value, checkLabelValue(value))),
      ];
    }),
  ];
}

export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
}

/** A selector as errors print it. */
export function selectorText(selector: LabelSelector | undefined): GoText | undefined {
  return selector && { goText: labelSelectorText(selector) };
}

/** The complaint of every workload whose selector does not pick its own template. */
export function checkSelectorPicksTemplate(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
): readonly FieldError[] {
  if (selector && (isEmptySelector(selector) || selectorMatches(selector, labels))) return [];
  const given: GoText = { goText: stringMapText(labels) };
  return [invalid(`${field}.metadata.labels`, given, "`selector` does not match template `labels`")];
}

const nodeOperators = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

/** One term of a node affinity (`ValidateNodeSelectorTerm`). */
export function checkNodeSelectorTerm(term: NodeSelectorTerm, field: string): readonly FieldError[] {
  return (term.matchExpressions ?? []).flatMap((expression, index) => {
    const path = `${field}.matchExpressions[${index}]`;
    const count = (expression.values ?? []).length;
    const errors: FieldError[] = [];
    const { operator } = expression;
    if ((operator === "In" || operator === "NotIn") && count === 0) {
      errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
    } else if ((operator === "Exists" || operator === "DoesNotExist") && count > 0) {
      errors.push(
        forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
      );
    } else if ((operator === "Gt" || operator === "Lt") && count !== 1) {
      errors.push(
        required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"),
      );
    } else if (!nodeOperators.includes(operator)) {
      errors.push(invalid(`${path}.operator`, operator, "not a valid selector operator"));
    }
    return [...errors, ...invalidFor(`${path}.key`, expression.key, checkQualifiedName(expression.key))];
  });
}

/** The whole of a required node affinity: at least one term. */
export function checkNodeSelector(terms: readonly NodeSelectorTerm[], field: string): readonly FieldError[] {
  if (terms.length === 0) {
    return [required(`${field}.nodeSelectorTerms`, "must have at least one node selector term")];
  }
  return terms.flatMap((term, index) => checkNodeSelectorTerm(term, `${field}.nodeSelectorTerms[${index}]`));
}

const taintEffects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

export function checkTaintEffect(effect: string, field: string): readonly FieldError[] {
  return taintEffects.includes(effect) ? [] : [unsupported(field, effect, taintEffects)];
}
