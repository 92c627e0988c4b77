/** `kubectl debug` (`staging/src/k8s.io/kubectl/pkg/cmd/debug/debug.go`). */
import type { Pod } from "#api";
import type { Wait } from "#cluster";
import { attachTo } from "../attaching.ts";
import { granted } from "../call.ts";
import { fail } from "../failure.ts";
import { array, filenameFlags, list, text, toggle } from "../flags/flag.ts";
import { namedObject } from "../resources/pod-of.ts";
import type { Call, Verb } from "../verb.ts";
import { watchUntil } from "../waiting.ts";
import { commandOf } from "./create/make.ts";
import { copyOf, nodePodOf } from "./debug-pods.ts";

const legacyWarning =
  "--profile=legacy is deprecated and will be removed in the future. It is recommended to explicitly specify a " +
  'profile, for example "--profile=general".\n';

const letters = "bcdfghjklmnpqrstvwxz2456789";

/** Five letters, as every name that Kubernetes draws ends in. */
function randomSuffix(call: Call): string {
  const draw = (at: number) => letters[call.process.machine.random(`debug ${at}`) % letters.length];
  return [0, 1, 2, 3, 4].map(draw).join("");
}

/** The name of the new container; kubectl says which one it made up. */
function* containerName(call: Call): Generator<Wait, string, void> {
  const wanted = call.flags.text("container");
  if (wanted !== "") return wanted;
  const name = `debugger-${randomSuffix(call)}`;
  if (!call.flags.isOn("quiet")) yield* call.print(`Defaulting debug container name to ${name}.\n`);
  return name;
}

/** What the flags say of the container. */
export function containerFields(call: Call) {
  const { flags } = call;
  const words = commandOf(call);
  const env = flags
    .list("env")
    .map((pair) => ({ name: pair.split("=")[0]!, value: pair.slice(pair.indexOf("=") + 1) }));
  const policy = flags.text("image-pull-policy");
  return {
    ...(words.length === 0 ? {} : flags.isOn("arguments-only") ? { args: words } : { command: words }),
    ...(env.length > 0 ? { env } : {}),
    ...(policy === "" ? {} : { imagePullPolicy: policy }),
    ...(flags.isOn("stdin") ? { stdin: true } : {}),
    ...(flags.isOn("tty") ? { tty: true } : {}),
  };
}

/** Adds a container to a Pod that runs. */
function* debugInPod(call: Call, pod: Pod): Generator<Wait, readonly [Pod, string], void> {
  const { flags } = call;
  const name = yield* containerName(call);
  const target = flags.text("target");
  if (target !== "") {
    yield* call.print(
      `Targeting container "${target}". If you don't see processes from this container it may be because the ` +
        "container runtime doesn't support this feature.\n",
    );
  }
  if (flags.text("image") === "") fail("--image is required when not using --copy-to");
  const container = {
    ...containerFields(call),
    image: flags.text("image"),
    name,
    resources: {},
    ...(target === "" ? {} : { targetContainerName: target }),
    terminationMessagePolicy: "File",
  };
  const { namespace } = pod.metadata;
  const patch = { spec: { ephemeralContainers: [container] } };
  const options = { subresource: "ephemeralcontainers" } as const;
  const answer = call.cluster.patch("Pod", pod.metadata.name, namespace, "strategic", patch, options);
  return [(yield* granted(call, answer)) as Pod, name];
}

/** A Pod that is made for the purpose: a copy of another, or one with a node's files and processes. */
function* debugBeside(call: Call, pod: Pod): Generator<Wait, readonly [Pod, string], void> {
  const existing = pod.spec.containers.some(({ name }) => name === call.flags.text("container"));
  const name = existing ? call.flags.text("container") : yield* containerName(call);
  if (call.flags.isOn("replace")) {
    const options = { gracePeriodSeconds: 0 };
    yield* granted(call, call.cluster.delete("Pod", pod.metadata.name, pod.metadata.namespace, options));
  }
  const made = yield* granted(call, call.cluster.create(copyOf(call, pod, name)));
  return [made as Pod, name];
}

function* debugNode(call: Call, node: string): Generator<Wait, readonly [Pod, string], void> {
  const name = call.flags.text("container") || "debugger";
  const pod = nodePodOf(call, node, name, randomSuffix(call));
  const words = `Creating debugging pod ${pod.metadata.name} with container ${name} on node ${node}.`;
  yield* call.print(`${words}\n`);
  return [(yield* granted(call, call.cluster.create(pod))) as Pod, name];
}

function* attach(call: Call, pod: Pod, container: string): Generator<Wait, void, void> {
  const hasStarted = (object: Pod | undefined) => {
    const { containerStatuses = [], ephemeralContainerStatuses = [] } = object?.status ?? {};
    const status = [...containerStatuses, ...ephemeralContainerStatuses].find(
      ({ name }) => name === container,
    );
    return !object || status?.state?.running !== undefined || status?.state?.terminated !== undefined;
  };
  const { name, namespace } = pod.metadata;
  const watch = call.cluster.watch("Pod", namespace, { name, sendInitial: true });
  yield* watchUntil(call, watch, Number.POSITIVE_INFINITY, (object) => hasStarted(object as Pod | undefined));
  if (call.flags.isOn("tty")) yield* call.print("If you don't see a command prompt, try pressing enter.\n");
  yield* attachTo(call, pod, container, { fromStart: true });
}

function* run(call: Call): Generator<Wait, void, void> {
  const { flags, args, dashAt } = call;
  const words = args.slice(0, dashAt ?? 1);
  if (words.length === 0) fail("NAME is required for debug");
  if (flags.text("profile") === "legacy") yield* call.complain(legacyWarning);
  for (const word of words) {
    const object = yield* namedObject(call, word);
    if (object.kind !== "Pod" && object.kind !== "Node") fail(`not supported by debug: ${object.kind}`);
    const [pod, container] =
      object.kind === "Node"
        ? yield* debugNode(call, object.metadata.name)
        : flags.text("copy-to") !== ""
          ? yield* debugBeside(call, object as Pod)
          : yield* debugInPod(call, object as Pod);
    if (flags.given("attach") ? flags.isOn("attach") : flags.isOn("stdin"))
      yield* attach(call, pod, container);
  }
}

export const debug: Verb = {
  name: "debug",
  summary: "Create debugging sessions for troubleshooting workloads and nodes",
  usage: "(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ] [options]",
  flags: [
    ...filenameFlags,
    text("image", "Container image to use for debug container."),
    text("container", "Container name to use for debug container.", { short: "c" }),
    text("target", "When using an ephemeral container, target processes in this container name."),
    text("copy-to", "Create a copy of the target Pod with this name."),
    list(
      "set-image",
      "When used with '--copy-to', a list of name=image pairs for changing container images.",
    ),
    toggle("replace", "When used with '--copy-to', delete the original Pod."),
    toggle("same-node", "When used with '--copy-to', schedule the copy of target Pod on the same node."),
    toggle("share-processes", "When used with '--copy-to', enable process namespace sharing in the copy.", {
      byDefault: "true",
    }),
    toggle(
      "arguments-only",
      "If specified, everything after -- will be passed to the new container as Args.",
    ),
    array("env", "Environment variables to set in the container."),
    text("image-pull-policy", "The image pull policy for the container."),
    text("profile", 'Options are "legacy", "general", "baseline", "netadmin", "restricted" or "sysadmin".', {
      byDefault: "legacy",
    }),
    toggle("stdin", "Keep stdin open on the container(s) in the pod, even if nothing is attached.", {
      short: "i",
    }),
    toggle("tty", "Allocate a TTY for the debugging container.", { short: "t" }),
    toggle("attach", "If true, wait for the container to start running, and then attach to it."),
    toggle("quiet", "If true, suppress informational messages.", { short: "q" }),
  ],
  run,
  completes: "pods",
};
