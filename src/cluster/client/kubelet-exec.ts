/** Running a command in a container from outside: API server → kubelet → container runtime. */
import { accepted, badRequest, refused } from "../api-server/api-status.ts";
import type { Cluster } from "../cluster.ts";
import { nullDevice } from "../processes/descriptors.ts";
import type { Ended, Wait } from "../processes/process.ts";
import { lookPathError } from "../processes/start-error.ts";
import { SystemError } from "../processes/system-error.ts";
import type { Revision } from "../state/record.ts";
import type { Answer, ExecOptions } from "./client.ts";
import { internalError, kubeletUrl, reachKubelet } from "./kubelet-access.ts";

/** Waits until the command has ended; its exit code, or why it could not start. */
export function* execThroughKubelet(
  cluster: Cluster,
  options: ExecOptions,
  cause: Revision,
): Generator<Wait, Answer<number>, void> {
  const { namespace, pod: podName, container, command, stdin, stdout, stderr } = options;
  const access = yield* reachKubelet(cluster, namespace, podName);
  if (!access.ok && "status" in access) return refused(access.status);
  if (!access.ok)
    return refused(
      internalError(`error sending request: Post "${execUrl(cluster, options)}": ${access.dialError}`),
    );
  const { pod } = access;
  const known = [
    ...pod.spec.containers,
    ...(pod.spec.initContainers ?? []),
    ...(pod.spec.ephemeralContainers ?? []),
  ];
  if (!known.some(({ name }) => name === container))
    return refused(badRequest(`container ${container} is not valid for pod ${podName}`));
  const running = cluster.view
    .by("containersOfPod", pod.metadata.uid)
    .filter(({ value }) => value.name === container && value.state === "running")
    .at(-1);
  if (!running)
    return refused(internalError(`unable to upgrade connection: container not found ("${container}")`));
  let ended: Ended | undefined;
  let wake: (() => void) | undefined;
  try {
    cluster.processes.execIn(running.value.id, {
      args: command,
      descriptors: new Map([
        [0, stdin ?? nullDevice],
        [1, stdout.share()],
        [2, stderr.share()],
      ]),
      cause,
      onEnd: (end) => {
        ended = end;
        wake?.();
      },
    });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return refused(internalError(internalError(execError(cluster, command[0] ?? "", error)).message));
  }
  while (!ended)
    yield {
      for: "call",
      subscribe: (call) => {
        wake = call;
        if (ended) call();
        return () => {
          wake = undefined;
        };
      },
    };
  return accepted((ended as Ended).code);
}

/** runc's words for a command that an exec could not start. */
function execError(cluster: Cluster, command: string, error: SystemError): string {
  const id = cluster.view.random.hex(64, "exec", String(cluster.view.revision));
  return `error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${lookPathError(command, error)}: unknown`;
}

function execUrl(cluster: Cluster, { namespace, pod, container, command, stdin }: ExecOptions): string {
  const nodeName = cluster.view.get("Pod", `${namespace}/${pod}`)?.value.spec.nodeName ?? "";
  const words = command.map((word) => `command=${queryEscape(word)}`).join("&");
  const streams = `${stdin ? "&error=1&input=1&output=1" : "&error=1&output=1"}`;
  return kubeletUrl(cluster, nodeName, `/exec/${namespace}/${pod}/${container}?${words}${streams}`);
}

/** Go's `url.QueryEscape`. */
const queryEscape = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, "+")
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
