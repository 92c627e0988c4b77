/** Defaults of containers, their probes and their resources (`pkg/apis/core/v1/defaults.go`). */
import type { Container, Probe, ProbeAction } from "#api";
import type { Draft } from "./draft.ts";

export function defaultContainer(container: Draft<Container>): void {
  container.imagePullPolicy ??= hasLatestTag(container.image ?? "") ? "Always" : "IfNotPresent";
  container.terminationMessagePath ??= "/dev/termination-log";
  container.terminationMessagePolicy ??= "File";
  container.resources ??= {};
  for (const port of container.ports ?? []) port.protocol ??= "TCP";
  for (const variable of container.env ?? []) {
    if (variable.valueFrom?.fieldRef) variable.valueFrom.fieldRef.apiVersion ??= "v1";
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe) defaultProbe(probe);
  }
  for (const hook of [container.lifecycle?.postStart, container.lifecycle?.preStop]) {
    if (hook) defaultAction(hook);
  }
}

/** The tag that an image name says or implies is `latest` (a digest is none). */
function hasLatestTag(image: string): boolean {
  if (image.includes("@")) return false;
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === "latest";
}

/** Zero counts as absent for every number but the initial delay. */
function defaultProbe(probe: Draft<Probe>): void {
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  defaultAction(probe);
}

function defaultAction(action: Draft<ProbeAction>): void {
  if (action.httpGet) {
    action.httpGet.path ||= "/";
    action.httpGet.scheme ||= "HTTP";
  }
  if (action.grpc) action.grpc.service ??= "";
}

/** Limits stand in for requests that are not given (`SetDefaults_Pod`; templates are left alone). */
export function defaultRequests(container: Draft<Container>): void {
  const limits = container.resources?.limits;
  if (!limits || !container.resources) return;
  container.resources.requests = { ...limits, ...container.resources.requests };
}
