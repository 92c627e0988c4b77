/** `kubectl create cronjob`. */
import { text } from "../../flags/flag.ts";
import type { Verb } from "../../verb.ts";
import { commandOf, make, makeFlags, nameOf, placed } from "./make.ts";

export const cronJob: Verb = {
  name: "cronjob",
  aliases: ["cj"],
  summary: "Create a cron job with the specified name",
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags] [options]",
  flags: [
    ...makeFlags,
    text("image", "Image name to run.", { required: true }),
    text("schedule", "A schedule in the Cron format the job should be run with.", { required: true }),
    text("restart", "job's restart policy. supported values: OnFailure, Never"),
  ],
  *run(call) {
    const { flags } = call;
    const name = nameOf(call);
    const command = commandOf(call);
    const container = {
      ...(command.length > 0 ? { command } : {}),
      image: flags.text("image"),
      name,
      resources: {},
    };
    const template = {
      metadata: { creationTimestamp: null },
      spec: { containers: [container], restartPolicy: flags.text("restart") || "OnFailure" },
    };
    const object = {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: placed(call, name),
      spec: {
        jobTemplate: { metadata: { creationTimestamp: null, name }, spec: { template } },
        schedule: flags.text("schedule"),
      },
      status: {},
    };
    yield* make(call, object, "failed to create cronjob:");
  },
};
