/** `kubectl run`: one Pod from an image (`staging/src/k8s.io/kubectl/pkg/cmd/run/run.go`). */
import type { KubernetesObject, Pod } from "#api";
import { applyJsonMergePatch, type Wait } from "#cluster";
import { decodeStream } from "#manifests";
import { attachTo } from "../attaching.ts";
import { dryRunOf } from "../call.ts";
import { fail } from "../failure.ts";
import { array, type Flag, number, text, toggle } from "../flags/flag.ts";
import { readLabelPairs } from "../label-pairs.ts";
import type { Call, Verb } from "../verb.ts";
import { waitUntilGone, watchUntil } from "../waiting.ts";
import { commandOf, make, makeFlags, placed } from "./create/make.ts";
import { serviceFor } from "./expose.ts";

const flags: readonly Flag[] = [
  ...makeFlags,
  text("image", "The image for the container to run.", { required: true }),
  text("image-pull-policy", "The image pull policy for the container."),
  text("restart", "The restart policy for this Pod.  Legal values [Always, OnFailure, Never].", {
    byDefault: "Always",
  }),
  text("port", "The port that this container exposes."),
  array("env", "Environment variables to set in the container."),
  array("annotations", "Annotations to apply to the pod."),
  text("labels", "Comma separated labels to apply to the pod.", { short: "l" }),
  text("overrides", "An inline JSON override for the generated object."),
  text("override-type", "The method used to override the generated object.", { byDefault: "merge" }),
  toggle(
    "command",
    "If true and extra arguments are present, use them as the 'command' field in the container.",
  ),
  toggle("expose", "If true, create a ClusterIP service associated with the pod. Requires --port."),
  toggle("stdin", "Keep stdin open on the container in the pod, even if nothing is attached.", {
    short: "i",
  }),
  toggle("tty", "Allocate a TTY for the container in the pod.", { short: "t" }),
  toggle("attach", "If true, wait for the Pod to start running, and then attach to the Pod."),
  toggle("rm", "If true, delete the pod after it exits."),
  toggle("leave-stdin-open", "If the pod is started in interactive mode, stdin stays open."),
  toggle("privileged", "If true, run the container in privileged mode."),
  toggle("quiet", "If true, suppress prompt messages.", { short: "q" }),
  number("grace-period", "Period of time in seconds given to the resource to terminate gracefully."),
  text("pod-running-timeout", "The length of time to wait until at least one pod is running."),
];

function environmentOf(call: Call) {
  const pairs = call.flags.list("env").map((pair) => {
    const sign = pair.indexOf("=");
    if (sign <= 0) fail(`invalid env: ${pair}`);
    return { name: pair.slice(0, sign), value: pair.slice(sign + 1) };
  });
  return pairs.length > 0 ? { env: pairs } : {};
}

function containerOf(call: Call, name: string) {
  const { flags: given } = call;
  const words = commandOf(call);
  const port = given.text("port");
  if (port !== "" && !/^\d+$/.test(port)) fail(`strconv.Atoi: parsing "${port}": invalid syntax`);
  return {
    ...(words.length === 0 ? {} : given.isOn("command") ? { command: words } : { args: words }),
    ...environmentOf(call),
    image: given.text("image"),
    ...(given.text("image-pull-policy") === "" ? {} : { imagePullPolicy: given.text("image-pull-policy") }),
    name,
    ...(port === "" ? {} : { ports: [{ containerPort: Number(port) }] }),
    resources: {},
    ...(given.isOn("privileged") ? { securityContext: { privileged: true } } : {}),
    ...(given.isOn("stdin") ? { stdin: true, stdinOnce: !given.isOn("leave-stdin-open") } : {}),
    ...(given.isOn("tty") ? { tty: true } : {}),
  };
}

function podFor(call: Call, name: string): Readonly<Record<string, unknown>> {
  const { flags: given } = call;
  const labels = given.text("labels") === "" ? { run: name } : readLabelPairs(given.text("labels"));
  const annotations = Object.assign({}, ...given.list("annotations").map(readLabelPairs));
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...placed(call, name),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      labels,
    },
    spec: {
      containers: [containerOf(call, name)],
      dnsPolicy: "ClusterFirst",
      restartPolicy: given.text("restart"),
    },
    status: {},
  };
  const overrides = given.text("overrides");
  if (overrides === "") return pod;
  const { values, error } = decodeStream(overrides);
  if (error) fail(`error parsing overrides: ${error}`);
  return applyJsonMergePatch(pod, values[0] ?? {}) as Readonly<Record<string, unknown>>;
}

const phaseOf = (object: KubernetesObject | undefined) => (object as Pod | undefined)?.status?.phase;

/** Waits until the Pod runs or has ended. */
function* waitForStart(call: Call, { metadata }: KubernetesObject): Generator<Wait, Pod, void> {
  let found: KubernetesObject | undefined;
  const watch = call.cluster.watch("Pod", metadata.namespace, { name: metadata.name, sendInitial: true });
  yield* watchUntil(call, watch, Number.POSITIVE_INFINITY, (object) => {
    found = object;
    return !object || !["Pending", undefined].includes(phaseOf(object));
  });
  return found ? (found as Pod) : fail(`pods "${metadata.name}" not found`);
}

/** The exit code of the container that the command started. */
function exitCodeOf(call: Call, { metadata }: KubernetesObject): number {
  const answer = call.cluster.get("Pod", metadata.name, metadata.namespace);
  if (!answer.ok) return 0;
  return (answer.value as Pod).status?.containerStatuses?.[0]?.state?.terminated?.exitCode ?? 0;
}

function* attachAndFinish(call: Call, made: KubernetesObject): Generator<Wait, number, void> {
  const pod = yield* waitForStart(call, made);
  if (call.flags.isOn("tty") && !call.flags.isOn("quiet")) {
    yield* call.print("If you don't see a command prompt, try pressing enter.\n");
  }
  yield* attachTo(call, pod, pod.spec.containers[0]!.name, { fromStart: true });
  const code = exitCodeOf(call, made);
  if (call.flags.isOn("rm")) yield* removePod(call, made);
  return code;
}

function* removePod(call: Call, made: KubernetesObject): Generator<Wait, void, void> {
  const { name, namespace = "default", uid } = made.metadata;
  const answer = call.cluster.delete("Pod", name, namespace, { uid });
  if (!answer.ok) return;
  yield* call.print(`pod "${name}" deleted\n`);
  const resource = { kind: "Pod", plural: "pods" } as never;
  yield* waitUntilGone(call, [{ target: { resource, name, namespace }, uid }], 0);
}

function* run(call: Call): Generator<Wait, number, void> {
  const [name] = call.args;
  const { flags: given } = call;
  if (name === undefined || call.dashAt === 0) return fail("NAME is required for run");
  if (/\s/.test(given.text("image")) || given.text("image") === "") {
    fail(`Invalid image name "${given.text("image")}": invalid reference format`);
  }
  const attaches = given.given("attach") ? given.isOn("attach") : given.isOn("stdin") || given.isOn("tty");
  if (given.isOn("rm") && !attaches) fail("--rm should only be used for attached containers");
  if (given.isOn("expose") && given.text("port") === "") fail("--port must be set when exposing a service");
  const isQuiet = attaches && dryRunOf(call) === "none";
  const silent = isQuiet ? { ...call, *print() {} } : call;
  const made = yield* make(silent, podFor(call, name));
  if (given.isOn("expose")) yield* make(call, serviceFor(call, made, { name, port: given.text("port") }));
  return attaches && dryRunOf(call) === "none" ? yield* attachAndFinish(call, made) : 0;
}

export const runVerb: Verb = {
  name: "run",
  summary: "Run a particular image on the cluster",
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] ' +
    "[--command] -- [COMMAND] [args...] [options]",
  flags,
  run,
  completes: "none",
};
