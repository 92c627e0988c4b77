/** `kubectl rollout pause`, `resume` and `restart`. */
import { type Deployment, formatTimestamp, type KubernetesObject, qualifiedPlural } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../../failure.ts";
import { filenameFlags, printFlags, recordFlags, selectorFlag } from "../../flags/flag.ts";
import { changeAndReport, forEachFound } from "../../resources/each.ts";
import type { Found } from "../../resources/select.ts";
import type { Call, Verb } from "../../verb.ts";
import { requireResource } from "./require-resource.ts";

const restartedKey = "kubectl.kubernetes.io/restartedAt";

/** What an object becomes, or what stands in the way. */
type Change = (object: KubernetesObject, call: Call) => KubernetesObject | string;

const pauses: Change = (object) => {
  if (object.kind !== "Deployment") return "pausing is not supported";
  const { spec } = object as Deployment;
  return spec.paused ? "is already paused" : ({ ...object, spec: { ...spec, paused: true } } as Deployment);
};

const resumes: Change = (object) => {
  if (object.kind !== "Deployment") return "resuming is not supported";
  const { paused, ...spec } = (object as Deployment).spec;
  return paused ? ({ ...object, spec } as Deployment) : "is not paused";
};

const restarts: Change = (object, { cluster }) => {
  if (!["Deployment", "DaemonSet", "StatefulSet"].includes(object.kind)) return "restarting is not supported";
  const { spec } = object as Deployment;
  if (spec.paused) return "can't restart paused deployment (run rollout resume first)";
  const { template } = spec;
  const restartedAt = formatTimestamp(cluster.epochMs + cluster.now);
  const annotations = { ...template.metadata?.annotations, [restartedKey]: restartedAt };
  if (template.metadata?.annotations?.[restartedKey] === restartedAt) {
    fail(
      `failed to create patch for ${object.metadata.name}: if restart has already been triggered within the past ` +
        "second, please wait before attempting to trigger another",
    );
  }
  const changed = { ...template, metadata: { ...template.metadata, annotations } };
  return { ...object, spec: { ...spec, template: changed } } as Deployment;
};

function* changeOne(call: Call, found: Found, changes: Change, done: string): Generator<Wait, void, void> {
  const wanted = changes(found.object, call);
  if (typeof wanted === "string") {
    return fail(`error: ${qualifiedPlural(found.resource)} "${found.name}" ${wanted}`);
  }
  yield* changeAndReport(call, found, wanted, done);
}

const verb = (name: string, summary: string, changes: Change, done: string): Verb => ({
  name,
  summary,
  usage: "RESOURCE [options]",
  flags: [...filenameFlags, ...printFlags, ...recordFlags, selectorFlag],
  *run(call) {
    requireResource(call);
    yield* forEachFound(call, {}, (found) => changeOne(call, found, changes, done));
  },
  completes: "resources",
});

export const pause = verb("pause", "Mark the provided resource as paused", pauses, "paused");
export const resume = verb("resume", "Resume a paused resource", resumes, "resumed");
export const restart = verb("restart", "Restart a resource", restarts, "restarted");
