/** `kubectl expose` (`staging/src/k8s.io/kubectl/pkg/cmd/expose/expose.go`). */
import type { KubernetesObject } from "#api";
import type { Wait } from "#cluster";
import { fail } from "../failure.ts";
import { filenameFlags, selectorFlag, text } from "../flags/flag.ts";
import { readLabelPairs } from "../label-pairs.ts";
import { kindWord } from "../resources/named.ts";
import { type Found, selectFound } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { make, makeFlags, placed } from "./create/make.ts";

interface Exposable extends KubernetesObject {
  readonly spec: {
    readonly selector?: {
      readonly matchLabels?: Readonly<Record<string, string>>;
      readonly matchExpressions?: unknown;
    };
    readonly template?: { readonly spec: PodPorts };
    readonly containers?: PodPorts["containers"];
    readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
  };
}

interface PodPorts {
  readonly containers: readonly {
    readonly ports?: readonly { readonly containerPort: number; readonly protocol?: string }[];
  }[];
}

/** Which Pods the new Service shall find (`MapBasedSelectorForObject`). */
function selectorFor(object: Exposable): Readonly<Record<string, string>> {
  const { kind, metadata, spec } = object;
  if (kind === "Pod") {
    if (Object.keys(metadata.labels ?? {}).length === 0) fail("the pod has no labels and cannot be exposed");
    return metadata.labels!;
  }
  if (kind === "Service" || kind === "ReplicationController")
    return (spec.selector ?? {}) as Record<string, string>;
  if (spec.selector?.matchExpressions) {
    fail(
      "couldn't retrieve selectors via --selector flag or introspection: cannot convert expressions to a map",
    );
  }
  return spec.selector?.matchLabels ?? {};
}

const portsOf = ({ spec }: Exposable): readonly string[] => {
  if (spec.ports) return spec.ports.map(({ port }) => String(port));
  const { containers } = spec.template?.spec ?? { containers: spec.containers ?? [] };
  return containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => String(containerPort)));
};

/** The Service for an object; ports that are not given are those of its containers. */
export function serviceFor(
  call: Call,
  object: KubernetesObject,
  { name, port }: { readonly name: string; readonly port: string },
) {
  const { flags } = call;
  const numbers = port === "" ? portsOf(object as Exposable) : port.split(",");
  if (numbers.length === 0) fail("couldn't find port via --port flag or introspection");
  const target = flags.text("target-port");
  const ports = numbers.map((number, index) => ({
    ...(numbers.length > 1 ? { name: `port-${index + 1}` } : {}),
    port: Number(number),
    protocol: flags.text("protocol") || "TCP",
    targetPort: target === "" ? Number(number) : /^\d+$/.test(target) ? Number(target) : target,
  }));
  const given = flags.text("selector");
  const labels = flags.text("labels") === "" ? object.metadata.labels : readLabelPairs(flags.text("labels"));
  const optional = (field: string, flag: string) =>
    flags.text(flag) === "" ? {} : { [field]: flags.text(flag) };
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...placed(call, name), ...(labels ? { labels } : {}) },
    spec: {
      ...optional("clusterIP", "cluster-ip"),
      ...optional("externalName", "external-name"),
      ports,
      selector: given === "" ? selectorFor(object as Exposable) : readLabelPairs(given),
      ...optional("sessionAffinity", "session-affinity"),
      ...optional("type", "type"),
    },
    status: { loadBalancer: {} },
  };
}

const exposable = ["Deployment", "Pod", "ReplicaSet", "ReplicationController", "Service"];

function* exposeOne(call: Call, { resource, object }: Found): Generator<Wait, void, void> {
  if (!exposable.includes(resource.kind)) fail(`cannot expose a ${kindWord(resource)}`);
  const name = call.flags.text("name") || object.metadata.name.slice(0, 63);
  const service = serviceFor(call, object, { name, port: call.flags.text("port") });
  yield* make(call, service, undefined, "exposed");
}

export const expose: Verb = {
  name: "expose",
  summary:
    "Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service",
  usage: "(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name]",
  flags: [
    ...filenameFlags,
    ...makeFlags,
    selectorFlag,
    text("port", "The port that the service should serve on."),
    text(
      "target-port",
      "Name or number for the port on the container that the service should direct traffic to.",
    ),
    text("protocol", "The network protocol for the service to be created."),
    text("type", "Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName."),
    text("name", "The name for the newly created object."),
    text("labels", "Labels to apply to the service created by this call."),
    text("cluster-ip", "ClusterIP to be assigned to the service."),
    text("external-ip", "Additional external IP address to accept for the service."),
    text("external-name", "External name of the service."),
    text("load-balancer-ip", "IP to assign to the LoadBalancer."),
    text("session-affinity", "If non-empty, set the session affinity for the service."),
    text("overrides", "An inline JSON override for the generated object."),
  ],
  *run(call) {
    for (const found of yield* selectFound(call)) yield* exposeOne(call, found);
  },
  completes: "resources",
};
