/** SIGKILL to the first process of a container, sent from the machine itself. */
import { type Plan, put, type View } from "../component.ts";
import type { Stored } from "../state/record.ts";
import type { Cause, Fault } from "./fault.ts";

/** `POD` or `POD CONTAINER`; the Pod may be a glob, and the first container stands for none given. */
export const killContainer: Fault = {
  name: "kill-container",
  happen: (view, target, cause) => {
    const [pattern = "", container] = target.split(" ");
    const matches = globTest(pattern);
    const pods = view.list("Pod").filter(({ value }) => matches(value.metadata.name));
    if (pods.length === 0) return { refusal: `there is no pod "${pattern}"` };
    const killed = pods.flatMap(({ value: pod }) => {
      const name = container ?? pod.spec.containers[0]?.name;
      return runningContainers(view, pod.metadata.uid).filter(({ value }) => value.name === name);
    });
    if (killed.length === 0)
      return { refusal: `pod "${pattern}" has no running container${container ? ` "${container}"` : ""}` };
    if (view.settings.kubelet === "emulated")
      return { writes: killed.map((stored) => ended(view, stored, cause)) };
    return {
      processes: killed.map(({ id }) => ({
        do: "signal-container",
        container: id,
        signal: "KILL",
        reason: "ContainerKilled",
        because: [cause],
      })),
    } satisfies Plan;
  },
};

/** Emulated containers have no process that could be killed. */
const ended = (view: View, { id, value }: Stored<"ContainerInstance">, cause: Cause) =>
  put(
    "ContainerInstance",
    id,
    { ...value, state: "exited", finishedAtMs: view.now, exitCode: 137 },
    { reason: "ContainerKilled", because: [cause] },
  );

const runningContainers = (view: View, uid: string) =>
  view.by("containersOfPod", uid).filter(({ value }) => value.state === "running");

function globTest(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+^${}()|[\]\\?]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`);
  return (name) => expression.test(name);
}
