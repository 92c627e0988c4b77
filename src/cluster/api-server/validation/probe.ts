/** Probes and lifecycle hooks (`validateProbe`, `validateHandler` of `pkg/apis/core/validation`). */
import { type Container, checkPortName, checkPortNumber, type Probe, type ProbeAction } from "#api";
import { type FieldError, forbidden, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import { checkNotNegative } from "./numbers.ts";

export function checkProbesAndHooks(
  container: Container,
  graceSeconds: number,
  field: string,
): readonly FieldError[] {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  return [
    ...(lifecycle?.postStart
      ? checkHook(lifecycle.postStart, graceSeconds, `${field}.lifecycle.postStart`)
      : []),
    ...(lifecycle?.preStop ? checkHook(lifecycle.preStop, graceSeconds, `${field}.lifecycle.preStop`) : []),
    ...checkKillingProbe(livenessProbe, `${field}.livenessProbe`),
    ...checkReadinessProbe(readinessProbe, `${field}.readinessProbe`),
    ...checkKillingProbe(startupProbe, `${field}.startupProbe`),
  ];
}

/** Liveness and startup probes: one success is enough, and they may shorten the grace period. */
function checkKillingProbe(probe: Probe | undefined, field: string): readonly FieldError[] {
  if (!probe) return [];
  const threshold = probe.successThreshold ?? 1;
  return [
    ...checkProbe(probe, field),
    ...(threshold === 1 ? [] : [invalid(`${field}.successThreshold`, threshold, "must be 1")]),
  ];
}

function checkReadinessProbe(probe: Probe | undefined, field: string): readonly FieldError[] {
  if (!probe) return [];
  const grace = probe.terminationGracePeriodSeconds;
  return [
    ...checkProbe(probe, field),
    ...(grace === undefined
      ? []
      : [invalid(`${field}.terminationGracePeriodSeconds`, grace, "must not be set for readinessProbes")]),
  ];
}

function checkProbe(probe: Probe, field: string): readonly FieldError[] {
  const grace = probe.terminationGracePeriodSeconds;
  const numbers = [
    "initialDelaySeconds",
    "timeoutSeconds",
    "periodSeconds",
    "successThreshold",
    "failureThreshold",
  ] as const;
  return [
    ...checkAction(probe, ["exec", "httpGet", "tcpSocket", "grpc"], field),
    ...numbers.flatMap((name) => checkNotNegative(probe[name], `${field}.${name}`)),
    ...(grace !== undefined && grace <= 0
      ? [invalid(`${field}.terminationGracePeriodSeconds`, grace, "must be greater than 0")]
      : []),
  ];
}

function checkHook(hook: ProbeAction, graceSeconds: number, field: string): readonly FieldError[] {
  const seconds = hook.sleep?.seconds;
  const range = `must be greater than 0 and less than terminationGracePeriodSeconds (${graceSeconds}). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`;
  return [
    ...checkAction(hook, ["exec", "httpGet", "tcpSocket", "sleep"], field),
    ...(seconds !== undefined && (seconds <= 0 || seconds > graceSeconds)
      ? [invalid(`${field}.sleep.seconds`, seconds, range)]
      : []),
  ];
}

/** Exactly one way of acting, and that one complete. */
function checkAction(
  action: ProbeAction,
  kinds: readonly (keyof ProbeAction)[],
  field: string,
): readonly FieldError[] {
  const given = kinds.filter((kind) => action[kind] !== undefined);
  if (given.length === 0) return [required(field, "must specify a handler type")];
  return given.flatMap((kind, index) =>
    index > 0
      ? [forbidden(`${field}.${kind}`, "may not specify more than 1 handler type")]
      : checkOneAction(action, kind, `${field}.${kind}`),
  );
}

function checkOneAction(action: ProbeAction, kind: keyof ProbeAction, field: string): readonly FieldError[] {
  const { exec, httpGet, tcpSocket, grpc } = action;
  if (kind === "exec") return (exec?.command ?? []).length === 0 ? [required(`${field}.command`)] : [];
  if (kind === "tcpSocket") return checkPort(tcpSocket?.port, `${field}.port`);
  if (kind === "grpc") return checkPort(grpc?.port, `${field}.port`);
  if (kind !== "httpGet" || !httpGet) return [];
  const schemes = ["HTTP", "HTTPS"];
  const scheme = httpGet.scheme ?? "HTTP";
  return [
    ...(httpGet.path === "" ? [required(`${field}.path`)] : []),
    ...checkPort(httpGet.port, `${field}.port`),
    ...(schemes.includes(scheme) ? [] : [unsupported(`${field}.scheme`, scheme, schemes)]),
  ];
}

/** A port by number or by name (`ValidatePortNumOrName`). */
export function checkPort(port: number | string | undefined, field: string): readonly FieldError[] {
  const given = port ?? 0;
  const messages = typeof given === "string" ? checkPortName(given) : checkPortNumber(given);
  return invalidFor(field, given, messages);
}
