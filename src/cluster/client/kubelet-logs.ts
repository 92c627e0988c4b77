/** Reading what a container printed: API server → kubelet → the log on the node's disk. */
import type { ContainerStatus, Pod } from "#api";
import { accepted, badRequest, refused } from "../api-server/api-status.ts";
import type { Cluster } from "../cluster.ts";
import type { Wait } from "../processes/process.ts";
import { fileAt, fileId } from "../storage/files/index.ts";
import type { Answer, ContainerLog, LogLine } from "./client.ts";
import { kubeletUrl, reachKubelet } from "./kubelet-access.ts";

interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous?: boolean;
}

/** The log of a container, to be read as it grows; or why there is none. */
export function* logsThroughKubelet(
  cluster: Cluster,
  request: LogRequest,
): Generator<Wait, Answer<ContainerLog>, void> {
  const { namespace, pod: name, container, previous = false } = request;
  const access = yield* reachKubelet(cluster, namespace, name);
  if (!access.ok && "status" in access) return refused(access.status);
  if (!access.ok) {
    const nodeName = cluster.view.get("Pod", `${namespace}/${name}`)?.value.spec.nodeName ?? "";
    const url = kubeletUrl(cluster, nodeName, `/containerLogs/${namespace}/${name}/${container}`);
    return refused({ code: 500, reason: "", message: `Get "${url}": ${access.dialError}` });
  }
  const { pod } = access;
  const all = [
    ...pod.spec.containers,
    ...(pod.spec.initContainers ?? []),
    ...(pod.spec.ephemeralContainers ?? []),
  ];
  if (!all.some((spec) => spec.name === container))
    return refused(badRequest(`container ${container} is not valid for pod ${name}`));
  const found = containerToRead(pod, container, previous);
  if ("error" in found) return refused(badRequest(found.error));
  return accepted(logOf(cluster, access.machine.name, found.id));
}

/** `pkg/kubelet/kubelet_pods.go` validateContainerLogStatus */
function containerToRead(
  pod: Pod,
  name: string,
  previous: boolean,
): { readonly id: string } | { readonly error: string } {
  const status = statusOf(pod, name);
  const where = `container "${name}" in pod "${pod.metadata.name}"`;
  if (!status) return { error: `${where} is waiting to start: ${"PodInitializing"}` };
  const last = status.lastState?.terminated?.containerID;
  const { running, terminated, waiting } = status.state ?? {};
  if (previous) return last ? { id: bare(last) } : { error: `previous terminated ${where} not found` };
  if (running && status.containerID) return { id: bare(status.containerID) };
  if (terminated) {
    const id = terminated.containerID ?? last;
    return id ? { id: bare(id) } : { error: `${where} is terminated` };
  }
  if (last) return { id: bare(last) };
  if (waiting?.reason === "ErrImagePull")
    return { error: `${where} is waiting to start: image can't be pulled` };
  if (waiting?.reason === "ImagePullBackOff")
    return { error: `${where} is waiting to start: trying and failing to pull image` };
  if (waiting) return { error: `${where} is waiting to start: ${waiting.reason}` };
  return { error: `${where} is waiting to start - no logs yet` };
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

const bare = (containerId: string): string => containerId.replace(/^containerd:\/\//, "");

function logOf(cluster: Cluster, node: string, id: string): ContainerLog {
  const { view } = cluster;
  const path = view.get("ContainerInstance", id)?.value.logPath;
  const read = (): string | undefined => {
    if (path === undefined) return undefined;
    const store = {
      get: (disk: string, inode: number) => view.get("File", fileId(disk, inode))?.value,
      child: (disk: string, inode: number, name: string) =>
        view.by("fileByName", `${disk}#${inode}/${name}`)[0]?.value,
    };
    return fileAt(store as never, node, path)?.content ?? "";
  };
  return {
    // The kubelet writes this into the stream itself, without an end of line.
    lines: () => {
      const text = read();
      if (text === undefined)
        return [
          {
            at: view.now,
            stream: "stdout",
            text: `unable to retrieve container logs for containerd://${id}`,
          },
        ];
      return text.split("\n").filter(Boolean).map(parseLine);
    },
    ended: () => view.get("ContainerInstance", id)?.value.state !== "running",
    more: {
      for: "call",
      subscribe: (wake) =>
        cluster.listen((change) => {
          if (change.kind === "File" || change.kind === "ContainerInstance") wake();
        }),
    },
  };
}

/** A part of a line (`P`) has no newline of its own. */
function parseLine(line: string): LogLine {
  const [at = "", stream = "", tag = ""] = line.split(" ", 3);
  const text = line.slice(at.length + stream.length + tag.length + 3);
  return {
    at: Number(at),
    stream: stream === "stderr" ? "stderr" : "stdout",
    text: tag === "F" ? `${text}\n` : text,
  };
}
