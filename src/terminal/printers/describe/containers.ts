/** The containers of a Pod or of a Pod template. */
import type { Container, ContainerStatus, Pod } from "#api";
import { sortedBy, sortedKeys } from "../text/sorted.ts";
import { writeContainerStatus } from "./container-state.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEnvironment } from "./environment.ts";
import { probeText } from "./probe.ts";

/** `Port:  80/TCP`, `Ports:  80/TCP, 443/TCP`, `Port:  <none>`. */
function writePorts(out: DescribeText, title: string, ports: readonly string[]): void {
  out.field(2, ports.length > 1 ? `${title}s` : title, ports.join(", ") || "<none>");
}

function writeIdentity(out: DescribeText, container: Container, status: ContainerStatus | undefined): void {
  if (status) out.field(2, "Container ID", status.containerID ?? "");
  out.field(2, "Image", container.image);
  if (status) out.field(2, "Image ID", status.imageID);
  const ports = container.ports ?? [];
  const protocol = (port: (typeof ports)[number]) => port.protocol ?? "TCP";
  writePorts(
    out,
    "Port",
    ports.map((port) => `${port.containerPort}/${protocol(port)}`),
  );
  writePorts(
    out,
    "Host Port",
    ports.map((port) => `${port.hostPort ?? 0}/${protocol(port)}`),
  );
}

/** One argument a line, and a script of several lines on as many. */
function writeWords(out: DescribeText, title: string, words: readonly string[] | undefined): void {
  if (!words?.length) return;
  out.write(2, `${title}:\n`);
  for (const line of words.flatMap((word) => word.split("\n"))) out.write(3, `${line}\n`);
}

function writeResources(out: DescribeText, { resources }: Container): void {
  for (const [title, amounts] of [
    ["Limits", resources?.limits],
    ["Requests", resources?.requests],
  ] as const) {
    const names = sortedKeys(amounts);
    if (names.length > 0) out.write(2, `${title}:\n`);
    for (const name of names) out.field(3, name, amounts?.[name] ?? "");
  }
}

function writeProbes(out: DescribeText, container: Container): void {
  if (container.livenessProbe) out.field(2, "Liveness", probeText(container.livenessProbe));
  if (container.readinessProbe) out.field(2, "Readiness", probeText(container.readinessProbe));
  if (container.startupProbe) out.field(2, "Startup", probeText(container.startupProbe));
}

/**
 * `/data from data (ro,path="sub")`, by path. kubectl says `<none>` of devices too when there are no mounts.
 */
function writeMounts(out: DescribeText, container: Container): void {
  const mounts = sortedBy(container.volumeMounts, (mount) => mount.mountPath);
  const none = mounts.length === 0 ? "\t<none>" : "";
  out.write(2, `Mounts:${none}\n`);
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    const flags = [readOnly ? "ro" : "rw", ...(subPath ? [`path=${JSON.stringify(subPath)}`] : [])];
    out.write(3, `${mountPath} from ${name} (${flags.join(",")})\n`);
  }
  if (!container.volumeDevices?.length) return;
  out.write(2, `Devices:${none}\n`);
  for (const device of sortedBy(container.volumeDevices, (one) => one.devicePath)) {
    out.write(3, `${device.devicePath} from ${device.name}\n`);
  }
}

export interface ContainerGroup {
  /** `Containers`, `Init Containers`, `Ephemeral Containers` */
  readonly title: string;
  readonly containers: readonly Container[];
  readonly statuses?: readonly ContainerStatus[];
  /** Absent for a template. */
  readonly pod?: Pod;
  /** Two spaces inside a template. */
  readonly indent?: string;
}

export function writeContainers(out: DescribeText, group: ContainerGroup): void {
  const { title, containers, statuses = [], pod, indent = "" } = group;
  out.write(0, `${indent}${title}:${containers.length === 0 ? " <none>" : ""}\n`);
  for (const container of containers) {
    const status = statuses.find((one) => one.name === container.name);
    out.write(1, `${indent ? " " : ""}${container.name}:\n`);
    writeIdentity(out, container, status);
    writeWords(out, "Command", container.command);
    writeWords(out, "Args", container.args);
    if (status) writeContainerStatus(out, status);
    writeResources(out, container);
    writeProbes(out, container);
    writeEnvironment(out, container, pod);
    writeMounts(out, container);
  }
}
