/**
 * A probe on one line: `http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3`.
 */
import type { Probe } from "#api";

function joinHostPort(host: string, port: number | string): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** What the probe does, before its timing (`DescribeProbe` of kubectl). */
function actionText(probe: Probe): string {
  if (probe.exec) return `exec [${(probe.exec.command ?? []).join(" ")}]`;
  if (probe.httpGet) {
    const { scheme = "HTTP", host = "", port, path = "" } = probe.httpGet;
    const slash = path === "" || path.startsWith("/") ? "" : "/";
    return `http-get ${scheme.toLowerCase()}://${joinHostPort(host, port)}${slash}${path.replace(/\?/g, "%3F")}`;
  }
  if (probe.tcpSocket) return `tcp-socket ${probe.tcpSocket.host ?? ""}:${probe.tcpSocket.port}`;
  if (probe.grpc) return `grpc <pod>:${probe.grpc.port} ${probe.grpc.service ?? ""}`;
  return "unknown";
}

/** Absent numbers print as zero, as an object that never passed the server's defaults would. */
export function probeText(probe: Probe): string {
  const timing = [
    `delay=${probe.initialDelaySeconds ?? 0}s`,
    `timeout=${probe.timeoutSeconds ?? 0}s`,
    `period=${probe.periodSeconds ?? 0}s`,
    `#success=${probe.successThreshold ?? 0}`,
    `#failure=${probe.failureThreshold ?? 0}`,
  ];
  return `${actionText(probe)} ${timing.join(" ")}`;
}
