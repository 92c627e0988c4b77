/** Every table of `kubectl get`, by plural resource name. */
import { findResource } from "#api";
import { configmaps } from "./configmaps.ts";
import { controllerrevisions } from "./controllerrevisions.ts";
import { cronjobs } from "./cronjobs.ts";
import { csidrivers } from "./csidrivers.ts";
import { csinodes } from "./csinodes.ts";
import { daemonsets } from "./daemonsets.ts";
import { deployments } from "./deployments.ts";
import { endpoints } from "./endpoints.ts";
import { endpointslices } from "./endpointslices.ts";
import { events } from "./events.ts";
import { horizontalpodautoscalers } from "./horizontalpodautoscalers.ts";
import { ingressclasses } from "./ingressclasses.ts";
import { ingresses } from "./ingresses.ts";
import { jobs } from "./jobs.ts";
import { leases } from "./leases.ts";
import { nameAndAge } from "./name-and-age.ts";
import { nameAndCreation } from "./name-and-creation.ts";
import { namespaces } from "./namespaces.ts";
import { networkpolicies } from "./networkpolicies.ts";
import { nodes } from "./nodes.ts";
import { persistentvolumeclaims } from "./persistentvolumeclaims.ts";
import { persistentvolumes } from "./persistentvolumes.ts";
import { poddisruptionbudgets } from "./poddisruptionbudgets.ts";
import { pods } from "./pods.ts";
import { priorityclasses } from "./priorityclasses.ts";
import { replicasets } from "./replicasets.ts";
import { replicationcontrollers } from "./replicationcontrollers.ts";
import { resourcequotas } from "./resourcequotas.ts";
import { rolebindings } from "./rolebindings.ts";
import { runtimeclasses } from "./runtimeclasses.ts";
import { secrets } from "./secrets.ts";
import { serviceaccounts } from "./serviceaccounts.ts";
import { services } from "./services.ts";
import { statefulsets } from "./statefulsets.ts";
import { storageclasses } from "./storageclasses.ts";
import type { TableDefinition } from "./table-definition.ts";
import { volumeattachments } from "./volumeattachments.ts";

const TABLES: Readonly<Record<string, TableDefinition>> = {
  clusterrolebindings: rolebindings,
  clusterroles: nameAndCreation,
  configmaps,
  controllerrevisions,
  cronjobs,
  csidrivers,
  csinodes,
  daemonsets,
  deployments,
  endpoints,
  endpointslices,
  events,
  horizontalpodautoscalers,
  ingressclasses,
  ingresses,
  jobs,
  leases,
  limitranges: nameAndCreation,
  namespaces,
  networkpolicies,
  nodes,
  persistentvolumeclaims,
  persistentvolumes,
  poddisruptionbudgets,
  pods,
  priorityclasses,
  replicasets,
  replicationcontrollers,
  resourcequotas,
  rolebindings,
  roles: nameAndCreation,
  runtimeclasses,
  secrets,
  serviceaccounts,
  services,
  statefulsets,
  storageclasses,
  volumeattachments,
};

/** The table of a kind, by any of its names (`pods`, `Pod`, `po`); NAME and AGE when there is none. */
export function tableFor(kind: string): TableDefinition {
  return TABLES[findResource(kind)?.plural ?? kind] ?? nameAndAge;
}
