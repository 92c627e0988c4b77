/** Pods that `kubectl debug` makes. */
import type { Container, Manifest, Pod } from "#api";
import type { Call } from "../verb.ts";
import { containerFields } from "./debug.ts";

/**
 * A copy of a Pod that nobody takes for the original: without labels, probes and node
 * (`generatePodCopyWithDebugContainer`). A container that is named is changed; else one is added.
 */
export function copyOf(call: Call, pod: Pod, container: string): Manifest {
  const { flags } = call;
  const images = new Map(flags.list("set-image").map((pair) => pair.split("=", 2) as [string, string]));
  const bare = ({ livenessProbe: _, readinessProbe: __, startupProbe: ___, ...kept }: Container) => kept;
  const imageOf = (name: string) => images.get(name) ?? images.get("*");
  const own = pod.spec.containers.map((one) => ({ ...bare(one), image: imageOf(one.name) ?? one.image }));
  const given = {
    ...containerFields(call),
    ...(flags.text("image") === "" ? {} : { image: flags.text("image") }),
  };
  const exists = own.some(({ name }) => name === container);
  const containers = exists
    ? own.map((one) => (one.name === container ? { ...one, ...given } : one))
    : flags.text("image") === ""
      ? own
      : [...own, { ...given, name: container, resources: {} }];
  const { nodeName, ephemeralContainers: _, ...spec } = pod.spec;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: flags.text("copy-to"),
      ...(pod.metadata.namespace ? { namespace: pod.metadata.namespace } : {}),
      ...(pod.metadata.annotations ? { annotations: pod.metadata.annotations } : {}),
    },
    spec: {
      ...spec,
      containers,
      ...(flags.isOn("same-node") && nodeName ? { nodeName } : {}),
      shareProcessNamespace: flags.isOn("share-processes"),
    },
  };
}

/** A Pod with the node's file system at `/host`, its network and its processes. */
export function nodePodOf(call: Call, node: string, container: string, suffix: string) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `node-debugger-${node}-${suffix}`, namespace: call.namespace },
    spec: {
      containers: [
        {
          ...containerFields(call),
          image: call.flags.text("image"),
          name: container,
          resources: {},
          volumeMounts: [{ mountPath: "/host", name: "host-root" }],
        },
      ],
      hostIPC: true,
      hostNetwork: true,
      hostPID: true,
      nodeName: node,
      restartPolicy: "Never",
      tolerations: [{ operator: "Exists" }],
      volumes: [{ hostPath: { path: "/" }, name: "host-root" }],
    },
  };
}
