/** `kubectl port-forward`: the person's own port leads into a Pod. */
import type { Pod, Service } from "#api";
import type { Process, Wait } from "#cluster";
import { SystemError } from "#cluster";
import { fail, failUsage } from "../failure.ts";
import { duration, text } from "../flags/flag.ts";
import { namedObject, podOf } from "../resources/pod-of.ts";
import type { Call, Verb } from "../verb.ts";

interface Forward {
  readonly local: number;
  readonly remote: number;
}

/** `8080:80`, `80`, `:80`. */
function forwardOf(pair: string, random: (purpose: string) => number): Forward {
  const parts = pair.split(":");
  if (parts.length > 2) fail(`invalid port format '${pair}'`);
  const [first = "", second = first] = parts;
  const drawn = 30_000 + (random("local port") % 30_000);
  const local = first === "" ? drawn : Number(first);
  const remote = Number(second);
  if (!Number.isInteger(local))
    fail(`error parsing local port '${first}': strconv.ParseUint: parsing "${first}": invalid syntax`);
  if (!Number.isInteger(remote) || remote < 1) {
    fail(`error parsing remote port '${second}': strconv.ParseUint: parsing "${second}": invalid syntax`);
  }
  return { local, remote };
}

/** A Service's port is that of its Pods behind it. */
function* containerPort(
  call: Call,
  word: string,
  forward: Forward,
  pod: Pod,
): Generator<Wait, Forward, void> {
  if (!word.includes("/")) return forward;
  const object = yield* namedObject(call, word);
  if (object.kind !== "Service") return forward;
  const { spec, metadata } = object as Service;
  const port = spec.ports?.find((candidate) => candidate.port === forward.remote);
  if (!port) fail(`Service ${metadata.name} does not have a service port ${forward.remote}`);
  const target = port?.targetPort ?? forward.remote;
  if (typeof target === "number") return { ...forward, remote: target };
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target);
  return { ...forward, remote: named?.containerPort ?? forward.remote };
}

/** The way goes through the kubelet, which must answer. */
function* requireKubelet(call: Call, pod: Pod): Generator<Wait, void, void> {
  const { name, namespace = "default" } = pod.metadata;
  const answer = yield* call.cluster.logs(name, namespace, pod.spec.containers[0]!.name);
  const dialed = answer.ok ? undefined : /dial tcp .*$/.exec(answer.status.message);
  if (dialed) fail(`error upgrading connection: error dialing backend: ${dialed[0]}`);
}

function listen(process: Process, pod: Pod, { local, remote }: Forward): void {
  const { network } = process.machine;
  try {
    network.listen({
      address: "127.0.0.1",
      port: local,
      answer: (request) => network.request(pod.status?.podIP ?? "", remote, request),
    });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const taken = `listen tcp4 127.0.0.1:${local}: bind: address already in use`;
    fail(`unable to listen on any of the requested ports: [{${local} ${remote}}]: ${taken}`);
  }
}

export const portForward: Verb = {
  name: "port-forward",
  summary: "Forward one or more local ports to a pod",
  usage: "TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]",
  flags: [
    text("address", "Addresses to listen on (comma separated).", { byDefault: "localhost" }),
    duration("pod-running-timeout", "The length of time to wait until at least one pod is running.", {
      byDefault: "1m0s",
    }),
  ],
  *run(call) {
    const { process, flags } = call;
    const [word, ...pairs] = call.args;
    if (word === undefined || pairs.length === 0) {
      return failUsage(call.path, "TYPE/NAME and list of ports are required for port-forward");
    }
    const pod = yield* podOf(call, word, flags.durationMs("pod-running-timeout"));
    const phase = pod.status?.phase ?? "Pending";
    if (phase !== "Running")
      fail(`unable to forward port because pod is not running. Current status=${phase}`);
    yield* requireKubelet(call, pod);
    for (const pair of pairs) {
      const forward = yield* containerPort(call, word, forwardOf(pair, process.machine.random), pod);
      listen(process, pod, forward);
      for (const address of ["127.0.0.1", "[::1]"]) {
        yield* call.print(`Forwarding from ${address}:${forward.local} -> ${forward.remote}\n`);
      }
    }
    while (yield* process.wait({ for: "call", subscribe: () => () => {} }));
  },
  completes: "pods",
};
