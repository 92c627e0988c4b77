/** `kubectl create`: from files, or from flags (`staging/src/k8s.io/kubectl/pkg/cmd/create/create.go`). */
import type { Wait } from "#cluster";
import { dryRunOf, granted, validationOf } from "../../call.ts";
import { type Failure, failAll, failUsage, failureOf, withSource } from "../../failure.ts";
import { filenameFlags, selectorFlag, text, toggle } from "../../flags/flag.ts";
import { helpText } from "../../help.ts";
import { recordApplied } from "../../last-applied.ts";
import { reportChange } from "../../output/report-change.ts";
import { readFiles } from "../../resources/files.ts";
import type { Target } from "../../resources/target.ts";
import type { Call, Verb } from "../../verb.ts";
import { configMap } from "./config-map.ts";
import { cronJob } from "./cron-job.ts";
import { deployment } from "./deployment.ts";
import { ingress } from "./ingress.ts";
import { job } from "./job.ts";
import { makeFlags } from "./make.ts";
import { namespace } from "./namespace.ts";
import { disruptionBudget, priorityClass, quota, serviceAccount } from "./policies.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";

function* createOne(call: Call, target: Target): Generator<Wait, void, void> {
  const manifest = call.flags.isOn("save-config") ? recordApplied(target.manifest!) : target.manifest!;
  if (dryRunOf(call) === "client") return yield* reportChange(call, manifest as never, "created");
  const options = { fieldValidation: validationOf(call), dryRun: dryRunOf(call) === "server" };
  yield* reportChange(call, yield* granted(call, call.cluster.create(manifest, options)), "created");
}

function* run(call: Call): Generator<Wait, number, void> {
  if (!call.flags.given("filename") && !call.flags.given("kustomize")) {
    if (call.args.length > 0) failUsage(call.path, `Unexpected args: [${call.args.join(" ")}]`);
    yield* call.complain(`Error: must specify one of -f and -k\n\n${helpText(create, call.path)}`);
    return 1;
  }
  if (call.args.length > 0) failUsage(call.path, `Unexpected args: [${call.args.join(" ")}]`);
  const { targets, failures } = yield* readFiles(call);
  const all: Failure[] = [...failures];
  for (const target of targets) {
    try {
      yield* createOne(call, target);
    } catch (error) {
      all.push(withSource("creating", target.source, failureOf(error)));
    }
  }
  failAll(all);
  return 0;
}

export const create: Verb = {
  name: "create",
  summary: "Create a resource from a file or from stdin",
  usage: "-f FILENAME [options]",
  flags: [
    ...filenameFlags,
    ...makeFlags,
    selectorFlag,
    toggle("edit", "Edit the API resource before creating"),
    toggle("windows-line-endings", "Only relevant if --edit=true."),
    text("raw", "Raw URI to POST to the server."),
  ],
  subcommands: [
    configMap,
    cronJob,
    deployment,
    disruptionBudget,
    ingress,
    job,
    namespace,
    priorityClass,
    quota,
    secret,
    service,
    serviceAccount,
  ],
  run,
  completes: "none",
};
