/**
 * The boxes of a Pod's containers. A restart makes another instance in the same box, with a writable layer
 * of its own.
 */

import type { Container, ContainerStatus, Pod } from "#api";
import type { ContainerInstance } from "#cluster";
import { type Message, message } from "#i18n";
import type { Moment } from "../../moment.ts";
import type { Badge, Box } from "../box.ts";
import { containerBoxId, podBoxId } from "../box-ids.ts";
import { rootOwner } from "../owners.ts";
import type { ShownPod } from "./pods.ts";

export function containerBoxes(shown: ShownPod, moment: Moment): readonly Box[] {
  const { pod } = shown;
  const apps = pod.spec.containers.map((container) => ({ container, role: "app" as const }));
  const inits = (pod.spec.initContainers ?? []).map((container) => ({ container, role: "init" as const }));
  const debuggers = (pod.spec.ephemeralContainers ?? []).map((container) => ({
    container,
    role: "ephemeral" as const,
  }));
  // Init containers that have ended are history; while they run or fail they are what the Pod waits for.
  const atWork = inits.filter(({ container }) => !isDone(statusOf(pod, container.name)));
  return [...atWork, ...apps, ...debuggers].map((part) => containerBox({ ...shown, ...part }, moment));
}

type Role = "app" | "init" | "ephemeral";

function containerBox(
  { pod, state, container, role }: ShownPod & { container: Container; role: Role },
  moment: Moment,
): Box {
  const { uid, namespace, name } = pod.metadata;
  const instance = latestInstance(uid, container.name, moment);
  const status = statusOf(pod, container.name);
  const badge = state === "gone" ? undefined : badgeOf(instance, status);
  const note = noteOf(container, role);
  const off = moment.records.get("Machine", pod.spec.nodeName ?? "")?.value.power === "off";
  return {
    id: containerBoxId(uid, container.name),
    type: "container",
    parent: podBoxId(uid),
    name: container.name,
    kind: "container",
    state: state === "gone" ? "gone" : off || instance?.state !== "running" ? "silent" : "present",
    files: [],
    moreFiles: 0,
    target: {
      kind: "Pod",
      name,
      container: container.name,
      ...(namespace === undefined ? {} : { namespace }),
    },
    manifest: { object: rootOwner(pod, moment), part: { type: "container", name: container.name } },
    ...(badge ? { badge } : {}),
    ...(note ? { note } : {}),
    ...(instance ? { detail: instance.id.slice(0, 4) } : {}),
  };
}

function latestInstance(uid: string, name: string, { records }: Moment): ContainerInstance | undefined {
  return records.by("containersOfPod", uid).findLast(({ value }) => value.name === name)?.value;
}

function statusOf(pod: Pod, name: string): ContainerStatus | undefined {
  const {
    containerStatuses = [],
    initContainerStatuses = [],
    ephemeralContainerStatuses = [],
  } = pod.status ?? {};
  return [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses].find(
    (status) => status.name === name,
  );
}

const isDone = (status: ContainerStatus | undefined): boolean => status?.state?.terminated?.exitCode === 0;

/** Only what is not as it should be deserves a word. */
function badgeOf(
  instance: ContainerInstance | undefined,
  status: ContainerStatus | undefined,
): Badge | undefined {
  const waiting = status?.state?.waiting?.reason;
  const terminated = status?.state?.terminated;
  if (instance?.state === "running") return undefined;
  if (waiting)
    return {
      text: waiting,
      tone: waiting.endsWith("Creating") || waiting === "PodInitializing" ? "quiet" : "bad",
    };
  if (!terminated) return undefined;
  return {
    text: terminated.reason ?? `ExitCode:${terminated.exitCode}`,
    tone: terminated.exitCode === 0 ? "quiet" : "bad",
  };
}

function noteOf(container: Container, role: Role): Message | undefined {
  if (role === "ephemeral") return message("container.ephemeral");
  if (role === "app") return undefined;
  return container.restartPolicy === "Always" ? message("container.sidecar") : message("container.init");
}
