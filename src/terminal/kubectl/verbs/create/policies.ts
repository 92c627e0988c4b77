/** `kubectl create serviceaccount`, `quota`, `poddisruptionbudget` and `priorityclass`. */
import { fail } from "../../failure.ts";
import { number, text, toggle } from "../../flags/flag.ts";
import { readLabelPairs } from "../../label-pairs.ts";
import type { Verb } from "../../verb.ts";
import { make, makeFlags, nameOf, placed } from "./make.ts";

export const serviceAccount: Verb = {
  name: "serviceaccount",
  aliases: ["sa"],
  summary: "Create a service account with the specified name",
  usage: "NAME [--dry-run=server|client|none] [options]",
  flags: makeFlags,
  *run(call) {
    const object = { apiVersion: "v1", kind: "ServiceAccount", metadata: placed(call, nameOf(call)) };
    yield* make(call, object, "failed to create serviceaccount:");
  },
};

export const quota: Verb = {
  name: "quota",
  aliases: ["resourcequota"],
  summary: "Create a quota with the specified name",
  usage: "NAME [--hard=key1=value1,key2=value2] [--dry-run=server|client|none] [options]",
  flags: [
    ...makeFlags,
    text("hard", "A comma-delimited set of resource=quantity pairs that define a hard limit."),
  ],
  *run(call) {
    const hard = readLabelPairs(call.flags.text("hard"));
    const metadata = placed(call, nameOf(call));
    const object = { apiVersion: "v1", kind: "ResourceQuota", metadata, spec: { hard }, status: {} };
    yield* make(call, object, "failed to create quota:");
  },
};

/** A number of Pods, or a share of them. */
const amount = (value: string): number | string => (/^\d+$/.test(value) ? Number(value) : value);

export const disruptionBudget: Verb = {
  name: "poddisruptionbudget",
  aliases: ["pdb"],
  summary: "Create a pod disruption budget with the specified name",
  usage: "NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none] [options]",
  flags: [
    ...makeFlags,
    text("selector", "A label selector to use for this budget."),
    text("min-available", "The minimum number or percentage of available pods this budget requires."),
    text("max-unavailable", "The maximum number or percentage of unavailable pods this budget requires."),
  ],
  *run(call) {
    const name = nameOf(call);
    const { flags } = call;
    const least = flags.text("min-available");
    const most = flags.text("max-unavailable");
    if (flags.text("selector") === "") fail("a selector must be specified");
    if (least === "" && most === "") fail("one of min-available or max-unavailable must be specified");
    if (least !== "" && most !== "") fail("min-available and max-unavailable cannot be both specified");
    const object = {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: placed(call, name),
      spec: {
        ...(least === "" ? { maxUnavailable: amount(most) } : { minAvailable: amount(least) }),
        selector: { matchLabels: readLabelPairs(flags.text("selector")) },
      },
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    };
    yield* make(call, object, "failed to create poddisruptionbudgets:");
  },
};

export const priorityClass: Verb = {
  name: "priorityclass",
  aliases: ["pc"],
  summary: "Create a priority class with the specified name",
  usage: "NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none] [options]",
  flags: [
    ...makeFlags,
    number("value", "the value of this priority class.", { byDefault: "0" }),
    toggle("global-default", "whether this is the default priority class."),
    text("description", "an arbitrary string that usually tells when to use the class"),
    text("preemption-policy", "the policy for preempting pods", { byDefault: "PreemptLowerPriority" }),
  ],
  *run(call) {
    const { flags } = call;
    const object = {
      apiVersion: "scheduling.k8s.io/v1",
      description: flags.text("description"),
      globalDefault: flags.isOn("global-default"),
      kind: "PriorityClass",
      metadata: { creationTimestamp: null, name: nameOf(call) },
      preemptionPolicy: flags.text("preemption-policy"),
      value: flags.number("value"),
    };
    yield* make(call, object, "failed to create priorityclass:");
  },
};
