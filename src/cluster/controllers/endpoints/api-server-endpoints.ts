/** The API server stands behind the Service `kubernetes` by its own doing: `pkg/controlplane/reconcilers`. */
import { type Component, create, nothing, type View } from "../../component.ts";

const id = "default/kubernetes";
const address = "192.168.64.2";
const ports = [{ name: "https", port: 6443, protocol: "TCP" }];
const metadata = { name: "kubernetes", namespace: "default" };

/** The one key is the Service. */
export const apiServerEndpoints: Component = {
  name: "kube-apiserver",
  latencyMs: 5,
  watches: { Endpoints: ({ before, after }) => (!after && before?.id === id ? [id] : []) },
  start: () => [id],
  reconcile: (view: View) => {
    const service = view.get("Service", id);
    if (!service || view.get("Endpoints", id)) return nothing;
    const labels = { "endpointslice.kubernetes.io/skip-mirror": "true" };
    const why = { reason: "ApiServerStarted", because: [service] };
    const endpoints = {
      apiVersion: "v1",
      kind: "Endpoints",
      metadata: { ...metadata, labels },
      subsets: [{ addresses: [{ ip: address }], ports }],
    };
    const slice = {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { ...metadata, labels: { "kubernetes.io/service-name": "kubernetes" } },
      addressType: "IPv4",
      endpoints: [{ addresses: [address], conditions: { ready: true } }],
      ports,
    };
    return {
      writes: [create(endpoints, why), ...(view.get("EndpointSlice", id) ? [] : [create(slice, why)])],
    };
  },
};
