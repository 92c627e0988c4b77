/** `kubectl autoscale`. */
import type { Wait } from "#cluster";
import { fail } from "../failure.ts";
import { filenameFlags, number, text } from "../flags/flag.ts";
import { type Found, selectFound } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { make, makeFlags, placed } from "./create/make.ts";

function* autoscaleOne(call: Call, { object }: Found): Generator<Wait, void, void> {
  const { flags } = call;
  const { apiVersion, kind, metadata } = object;
  const percent = flags.number("cpu-percent");
  const target = { averageUtilization: percent, type: "Utilization" };
  const autoscaler = {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: placed(call, flags.text("name") || metadata.name),
    spec: {
      maxReplicas: flags.number("max"),
      ...(percent >= 0 ? { metrics: [{ resource: { name: "cpu", target }, type: "Resource" }] } : {}),
      ...(flags.number("min") > 0 ? { minReplicas: flags.number("min") } : {}),
      scaleTargetRef: { apiVersion, kind, name: metadata.name },
    },
  };
  yield* make(call, autoscaler, undefined, "autoscaled");
}

export const autoscale: Verb = {
  name: "autoscale",
  summary: "Auto-scale a deployment, replica set, stateful set, or replication controller",
  usage: "(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU] [options]",
  flags: [
    ...filenameFlags,
    ...makeFlags,
    number("max", "The upper limit for the number of pods that can be set by the autoscaler.", {
      required: true,
    }),
    number("min", "The lower limit for the number of pods that can be set by the autoscaler.", {
      byDefault: "-1",
    }),
    number("cpu-percent", "The target average CPU utilization over all the pods.", { byDefault: "-1" }),
    text("name", "The name for the newly created object."),
  ],
  *run(call) {
    const { flags } = call;
    if (flags.number("max") < 1) {
      fail(`--max=MAXPODS is required and must be at least 1, max: ${flags.text("max")}`);
    }
    if (flags.number("max") < flags.number("min")) {
      fail(
        `--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${flags.text("max")}, min: ${flags.text("min")}`,
      );
    }
    for (const found of yield* selectFound(call)) yield* autoscaleOne(call, found);
  },
  completes: "resources",
};
