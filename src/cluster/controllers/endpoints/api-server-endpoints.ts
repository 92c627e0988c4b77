/** The API server stands behind the Service `kubernetes` by its own doing: `pkg/controlplane/reconcilers`. */
import { type Component, create, nothing, type Plan, type View } from "../../component.ts";

const id = "default/kubernetes";
const address = "192.168.64.2";
const ports = [{ name: "https", port: 6443, protocol: "TCP" }];
const metadata = { name: "kubernetes", namespace: "default" };

/** How often the API server looks after its Service: `pkg/controlplane/controller/kubernetesservice`. */
const periodMs = 10_000;

/** The Service comes back when somebody has deleted it, at the address that is kept for it. */
function makeService(view: View): Plan {
  if (view.now % periodMs !== 0) return { wakeAt: (Math.floor(view.now / periodMs) + 1) * periodMs };
  const labels = { component: "apiserver", provider: "kubernetes" };
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...metadata, labels },
    spec: {
      type: "ClusterIP",
      clusterIP: "10.96.0.1",
      ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 6443 }],
    },
  };
  const why = { reason: "ServiceMissing", because: [view.removal("Service", id)] };
  return { writes: [create(service, why)], wakeAt: view.now + 1 };
}

/** The one key is the Service. */
export const apiServerEndpoints: Component = {
  name: "kube-apiserver",
  latencyMs: 5,
  watches: {
    Endpoints: ({ before, after }) => (!after && before?.id === id ? [id] : []),
    Service: ({ before, after }) => (!after && before?.id === id ? [id] : []),
  },
  start: () => [id],
  reconcile: (view: View) => {
    const service = view.get("Service", id);
    if (!service) return makeService(view);
    if (view.get("Endpoints", id)) return nothing;
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
