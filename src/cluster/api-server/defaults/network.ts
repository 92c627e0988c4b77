/** Defaults of Services, Endpoints and network policies. */
import type { Endpoints, NetworkPolicy, Service } from "#api";
import type { Draft } from "./draft.ts";

/**
 * Those of `SetDefaults_Service`, and of `pkg/registry/core/service/storage`: addresses are allocated
 * elsewhere.
 */
export function defaultService({ spec }: Draft<Service>): void {
  if (!spec) return;
  spec.sessionAffinity ??= "None";
  if (spec.sessionAffinity === "ClientIP") {
    spec.sessionAffinityConfig ??= {};
    spec.sessionAffinityConfig.clientIP ??= {};
    spec.sessionAffinityConfig.clientIP.timeoutSeconds ??= 10_800;
  }
  spec.type ??= "ClusterIP";
  for (const port of spec.ports ?? []) {
    port.protocol ??= "TCP";
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === "")
      port.targetPort = port.port;
  }
  const external = spec.type === "NodePort" || spec.type === "LoadBalancer";
  if (external) spec.externalTrafficPolicy ??= "Cluster";
  if (spec.type === "LoadBalancer") spec.allocateLoadBalancerNodePorts ??= true;
  if (spec.type === "ExternalName") return;
  spec.internalTrafficPolicy ??= "Cluster";
  if (spec.type === "ClusterIP" || external) {
    spec.ipFamilies ??= ["IPv4"];
    spec.ipFamilyPolicy ??= "SingleStack";
  }
}

/** `SetDefaults_Endpoints` */
export function defaultEndpoints({ subsets }: Draft<Endpoints>): void {
  for (const subset of subsets ?? []) for (const port of subset.ports ?? []) port.protocol ??= "TCP";
}

/** `pkg/apis/networking/v1/defaults.go` */
export function defaultNetworkPolicy({ spec }: Draft<NetworkPolicy>): void {
  if (!spec) return;
  for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])]) {
    for (const port of rule.ports ?? []) port.protocol ??= "TCP";
  }
  if ((spec.policyTypes ?? []).length === 0) {
    spec.policyTypes = (spec.egress ?? []).length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
  }
}
