/** `kubectl rollout status` (`staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go`). */
import type { DaemonSet, Deployment, KubernetesObject, StatefulSet } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../../failure.ts";
import { duration, filenameFlags, number, selectorFlag, toggle } from "../../flags/flag.ts";
import { type Found, selectFound } from "../../resources/select.ts";
import type { Call, Verb } from "../../verb.ts";
import { watchUntil } from "../../waiting.ts";
import { requireResource } from "./require-resource.ts";
import { revisionOf } from "./revisions.ts";

interface Progress {
  readonly text: string;
  readonly done: boolean;
}

const waiting = (text: string): Progress => ({ text, done: false });
const finished = (text: string): Progress => ({ text, done: true });

function deploymentProgress({ metadata, spec, status = {} }: Deployment): Progress {
  const start = `Waiting for deployment "${metadata.name}" rollout to finish:`;
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return waiting("Waiting for deployment spec update to be observed...");
  }
  const progressing = status.conditions?.find(({ type }) => type === "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    fail(`deployment "${metadata.name}" exceeded its progress deadline`);
  }
  const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0 } = status;
  const wanted = spec.replicas ?? 1;
  if (updated < wanted)
    return waiting(`${start} ${updated} out of ${wanted} new replicas have been updated...`);
  if (replicas > updated)
    return waiting(`${start} ${replicas - updated} old replicas are pending termination...`);
  if (available < updated)
    return waiting(`${start} ${available} of ${updated} updated replicas are available...`);
  return finished(`deployment "${metadata.name}" successfully rolled out`);
}

function requireRollingUpdate(type: string | undefined): void {
  if (type !== undefined && type !== "RollingUpdate") {
    fail("rollout status is only available for RollingUpdate strategy type");
  }
}

function daemonSetProgress({ metadata, spec, status }: DaemonSet): Progress {
  requireRollingUpdate(spec.updateStrategy?.type);
  const start = `Waiting for daemon set "${metadata.name}" rollout to finish:`;
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) {
    return waiting("Waiting for daemon set spec update to be observed...");
  }
  const wanted = status?.desiredNumberScheduled ?? 0;
  const updated = status?.updatedNumberScheduled ?? 0;
  const available = status?.numberAvailable ?? 0;
  if (updated < wanted) return waiting(`${start} ${updated} out of ${wanted} new pods have been updated...`);
  if (available < wanted) return waiting(`${start} ${available} of ${wanted} updated pods are available...`);
  return finished(`daemon set "${metadata.name}" successfully rolled out`);
}

function statefulSetProgress({ metadata, spec, status }: StatefulSet): Progress {
  requireRollingUpdate(spec.updateStrategy?.type);
  const observed = status?.observedGeneration ?? 0;
  if (observed === 0 || (metadata.generation ?? 0) > observed) {
    return waiting("Waiting for statefulset spec update to be observed...");
  }
  const replicas = spec.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  const updated = status?.updatedReplicas ?? 0;
  if (ready < replicas) return waiting(`Waiting for ${replicas - ready} pods to be ready...`);
  const rolling = spec.updateStrategy?.rollingUpdate;
  if (rolling) {
    const wanted = replicas - (rolling.partition ?? 0);
    if (updated < wanted) {
      return waiting(
        `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
      );
    }
    return finished(`partitioned roll out complete: ${updated} new pods have been updated...`);
  }
  const { updateRevision = "", currentRevision = "", currentReplicas = 0 } = status ?? {};
  if (updateRevision !== currentRevision) {
    return waiting(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${updateRevision}...`,
    );
  }
  return finished(
    `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
  );
}

function progressOf(object: KubernetesObject): Progress {
  if (object.kind === "Deployment") return deploymentProgress(object as Deployment);
  if (object.kind === "DaemonSet") return daemonSetProgress(object as DaemonSet);
  if (object.kind === "StatefulSet") return statefulSetProgress(object as StatefulSet);
  return fail(`no status viewer has been implemented for ${object.kind}`);
}

/** Says how far it is with every change of the object, until it is done. */
function* follow(call: Call, { resource, name, namespace, object }: Found): Generator<Wait, void, void> {
  const { flags, cluster, process } = call;
  const timeoutMs = flags.durationMs("timeout");
  const untilMs = timeoutMs === 0 ? Number.POSITIVE_INFINITY : cluster.now + timeoutMs;
  const wanted = flags.number("revision");
  const watch = cluster.watch(resource.kind, namespace, { name });
  const say = function* (state: KubernetesObject | undefined): Generator<Wait, boolean, void> {
    if (!state) return fail("object has been deleted");
    if (wanted > 0 && revisionOf(state) !== wanted) {
      fail(`desired revision (${wanted}) is different from the running revision (${revisionOf(state)})`);
    }
    const { text, done } = progressOf(state);
    yield* process.print(`${text}\n`);
    return done || !flags.isOn("watch");
  };
  if (yield* say(object)) return watch.stop();
  if (!(yield* watchUntil(call, watch, untilMs, say))) fail("timed out waiting for the condition");
}

export const status: Verb = {
  name: "status",
  summary: "Show the status of the rollout",
  usage: "(TYPE NAME | TYPE/NAME) [flags] [options]",
  flags: [
    ...filenameFlags,
    selectorFlag,
    toggle("watch", "Watch the status of the rollout until it's done.", { short: "w", byDefault: "true" }),
    number("revision", "Pin to a specific revision for showing its status.", { byDefault: "0" }),
    duration("timeout", "The length of time to wait before ending watch, zero means never.", {
      byDefault: "0s",
    }),
  ],
  *run(call) {
    requireResource(call);
    for (const found of yield* selectFound(call)) yield* follow(call, found);
  },
  completes: "resources",
};
