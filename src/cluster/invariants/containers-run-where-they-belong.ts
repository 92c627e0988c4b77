/** A container runs on a machine that is on, on its Pod's node, in a sandbox, and once. */
import type { View } from "../component.ts";
import type { ContainerInstance } from "../state/machine-records.ts";
import type { Law, Violation } from "./law.ts";

export const containersRunWhereTheyBelong: Law = {
  name: "a container runs on a machine that is on, on its Pod's node, in a sandbox that is there, and only once",
  ofState: (view) => {
    const running = view
      .list("ContainerInstance")
      .map(({ value }) => value)
      .filter(({ state }) => state === "running");
    const counts = new Map<string, number>();
    for (const { pod, name } of running)
      counts.set(`${pod.uid} ${name}`, (counts.get(`${pod.uid} ${name}`) ?? 0) + 1);
    return running.flatMap((container) =>
      faultsOf(view, container, counts.get(`${container.pod.uid} ${container.name}`) ?? 0),
    );
  },
};

function faultsOf(
  view: View,
  { name, pod, node, sandbox }: ContainerInstance,
  count: number,
): readonly Violation[] {
  const who = `container ${name} of ${pod.namespace}/${pod.name}`;
  const found: Violation[] = [];
  if (view.get("Machine", node)?.value.power !== "on") found.push(`${who} runs on ${node}, which is off`);
  if (count > 1) found.push(`${who} runs ${count} times`);
  if (view.get("Sandbox", sandbox)?.value.state !== "ready") found.push(`${who} runs without a sandbox`);
  const object = view.by("podByUid", pod.uid)[0]?.value;
  if (object && object.spec.nodeName !== node)
    found.push(`${who} runs on ${node}, but its Pod is on ${object.spec.nodeName}`);
  return found;
}
