/** `kubectl create job`: from an image, or from a CronJob. */
import type { CronJob, KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { fail, failUsage } from "../../failure.ts";
import { text } from "../../flags/flag.ts";
import { namedObject } from "../../resources/pod-of.ts";
import type { Call, Verb } from "../../verb.ts";
import { commandOf, make, makeFlags, nameOf, placed } from "./make.ts";

function jobOfImage(call: Call, name: string) {
  const command = commandOf(call);
  const container = {
    ...(command.length > 0 ? { command } : {}),
    image: call.flags.text("image"),
    name,
    resources: {},
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: placed(call, name),
    spec: {
      template: {
        metadata: { creationTimestamp: null },
        spec: { containers: [container], restartPolicy: "Never" },
      },
    },
    status: {},
  };
}

/** A Job as the CronJob would have made it, marked as made by hand. */
function jobOfCronJob(call: Call, name: string, source: KubernetesObject) {
  const { spec, metadata, apiVersion, kind } = source as CronJob;
  const { jobTemplate } = spec;
  const owner = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      ...placed(call, name),
      annotations: { ...jobTemplate.metadata?.annotations, "cronjob.kubernetes.io/instantiate": "manual" },
      ...(jobTemplate.metadata?.labels ? { labels: jobTemplate.metadata.labels } : {}),
      ownerReferences: [owner],
    },
    spec: jobTemplate.spec,
    status: {},
  };
}

function* jobFrom(call: Call, name: string): Generator<Wait, ReturnType<typeof jobOfCronJob>, void> {
  const from = call.flags.text("from");
  if (commandOf(call).length > 0) failUsage(call.path, "cannot specify --from and command");
  const source = yield* namedObject(call, from, "cronjob");
  if (source.kind !== "CronJob") fail(`from must be an existing cronjob`);
  return jobOfCronJob(call, name, source);
}

export const job: Verb = {
  name: "job",
  summary: "Create a job with the specified name",
  usage: "NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...] [options]",
  flags: [
    ...makeFlags,
    text("image", "Image name to run."),
    text("from", "The name of the resource to create a Job from (only cronjob is supported)."),
  ],
  *run(call) {
    const name = nameOf(call);
    const { flags } = call;
    if ((flags.text("from") === "") === (flags.text("image") === "")) {
      fail(`either --image or --from must be specified`);
    }
    const object = flags.text("from") === "" ? jobOfImage(call, name) : yield* jobFrom(call, name);
    yield* make(call, object, "failed to create job:");
  },
};
