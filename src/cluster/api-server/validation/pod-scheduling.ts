/** What a Pod says about where it may run: affinity, tolerations, spreading. */
import {
  type Affinity,
  checkLabelValue,
  checkQualifiedName,
  type PodAffinityTerm,
  type PodSpec,
  type Toleration,
  type TopologySpreadConstraint,
} from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import {
  checkLabelSelector,
  checkNodeSelector,
  checkNodeSelectorTerm,
  checkTaintEffect,
} from "./label-selector.ts";

/** `validateAffinity` */
export function checkAffinity(affinity: Affinity | undefined, field: string): readonly FieldError[] {
  const node = affinity?.nodeAffinity;
  const terms = node?.requiredDuringSchedulingIgnoredDuringExecution;
  const wished = node?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const soft = `${field}.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...(terms
      ? checkNodeSelector(
          terms.nodeSelectorTerms ?? [],
          `${field}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`,
        )
      : []),
    ...wished.flatMap(({ weight, preference }, index) => [
      ...checkWeight(weight, `${soft}[${index}].weight`),
      ...checkNodeSelectorTerm(preference, `${soft}[${index}].preference`),
    ]),
    ...checkPodAffinity(affinity?.podAffinity, `${field}.podAffinity`),
    ...checkPodAffinity(affinity?.podAntiAffinity, `${field}.podAntiAffinity`),
  ];
}

function checkWeight(weight: number, field: string): readonly FieldError[] {
  return weight >= 1 && weight <= 100 ? [] : [invalid(field, weight, "must be in the range 1-100")];
}

function checkPodAffinity(affinity: Affinity["podAffinity"], field: string): readonly FieldError[] {
  const hard = `${field}.requiredDuringSchedulingIgnoredDuringExecution`;
  const soft = `${field}.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term, index) =>
      checkPodAffinityTerm(term, `${hard}[${index}]`),
    ),
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((wish, index) => [
      ...checkWeight(wish.weight, `${soft}[${index}].weight`),
      ...checkPodAffinityTerm(wish.podAffinityTerm, `${soft}[${index}].podAffinityTerm`),
    ]),
  ];
}

function checkPodAffinityTerm(term: PodAffinityTerm, field: string): readonly FieldError[] {
  const { topologyKey } = term;
  return [
    ...checkLabelSelector(term.labelSelector, `${field}.labelSelector`),
    ...checkLabelSelector(term.namespaceSelector, `${field}.namespaceSelector`),
    ...(topologyKey
      ? invalidFor(`${field}.topologyKey`, topologyKey, checkQualifiedName(topologyKey))
      : [required(`${field}.topologyKey`, "can not be empty")]),
  ];
}

/** `ValidateTolerations` */
export function checkTolerations(tolerations: PodSpec["tolerations"], field: string): readonly FieldError[] {
  return (tolerations ?? []).flatMap((toleration, index) =>
    checkToleration(toleration, `${field}[${index}]`),
  );
}

function checkToleration(toleration: Toleration, field: string): readonly FieldError[] {
  const { key, operator, value, effect, tolerationSeconds } = toleration;
  const errors: FieldError[] = [];
  if (key) errors.push(...invalidFor(`${field}.key`, key, checkQualifiedName(key)));
  else if (operator !== "Exists") {
    const why = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalid(`${field}.operator`, operator ?? "", why));
  }
  if (tolerationSeconds !== undefined && effect !== "NoExecute") {
    errors.push(
      invalid(`${field}.effect`, effect ?? "", "effect must be 'NoExecute' when `tolerationSeconds` is set"),
    );
  }
  if (operator === undefined || operator === "Equal") {
    const [problem] = checkLabelValue(value ?? "");
    if (problem) errors.push(invalid(`${field}.operator`, value ?? "", problem));
  } else if (operator === "Exists") {
    const why = "value must be empty when `operator` is 'Exists'";
    if (value) errors.push(invalid(`${field}.operator`, { goText: value }, why));
  } else {
    errors.push(unsupported(`${field}.operator`, operator, ["Equal", "Exists"]));
  }
  return effect ? [...errors, ...checkTaintEffect(effect, `${field}.effect`)] : errors;
}

/** `validateTopologySpreadConstraints` */
export function checkSpread(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  field: string,
): readonly FieldError[] {
  const actions = ["DoNotSchedule", "ScheduleAnyway"];
  return (constraints ?? []).flatMap((constraint, index) => {
    const path = `${field}[${index}]`;
    const { maxSkew, topologyKey, whenUnsatisfiable, minDomains } = constraint;
    return [
      ...(maxSkew > 0 ? [] : [invalid(`${path}.maxSkew`, maxSkew, "must be greater than zero")]),
      ...(topologyKey ? [] : [required(`${path}.topologyKey`, "can not be empty")]),
      ...(actions.includes(whenUnsatisfiable)
        ? []
        : [unsupported(`${path}.whenUnsatisfiable`, whenUnsatisfiable, actions)]),
      ...(minDomains !== undefined && minDomains <= 0
        ? [invalid(`${path}.minDomains`, minDomains, "must be greater than zero")]
        : []),
      ...checkLabelSelector(constraint.labelSelector, `${path}.labelSelector`),
    ];
  });
}

/** A Pod that waits behind gates cannot already have a node. */
export function checkGates(spec: PodSpec, field: string): readonly FieldError[] {
  const gated = (spec.schedulingGates ?? []).length > 0 && Boolean(spec.nodeName);
  return gated
    ? [forbidden(`${field}.nodeName`, "cannot be set until all schedulingGates have been cleared")]
    : [];
}
