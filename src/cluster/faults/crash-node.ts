/** A machine loses power: its processes and its memory are gone, its disk keeps what was written. */
import { type Plan, put, remove, type View, type Write } from "../component.ts";
import type { Fault } from "./fault.ts";
import { changeMachine } from "./machine.ts";

export const crashNode: Fault = {
  name: "node crash",
  happen: (view, target, cause) => {
    const plan = changeMachine(
      view,
      target,
      { power: "off" },
      { reason: "MachineLostPower", because: [cause] },
      "is off already",
    );
    if ("refusal" in plan) return plan;
    return {
      writes: [
        ...(plan.writes ?? []),
        ...memoryLost(view, target, cause),
        ...containersEnded(view, target, cause),
      ],
    } satisfies Plan;
  },
};

function memoryLost(view: View, machine: string, cause: { readonly revision: number }): readonly Write[] {
  const why = { reason: "MemoryLostPower", because: [cause] };
  return view
    .by("disksOfMachine", machine)
    .filter(({ value }) => value.medium === "memory")
    .flatMap((disk) => [
      ...view.by("filesOnDisk", disk.id).map((file) => remove(file, why)),
      remove(disk, why),
    ]);
}

/** containerd finds them after the next start and cannot say how they ended: 255, `Unknown`. */
function containersEnded(
  view: View,
  machine: string,
  cause: { readonly revision: number },
): readonly Write[] {
  const why = { reason: "MachineLostPower", because: [cause] };
  const containers = view.by("containersOnNode", machine).filter(({ value }) => value.state !== "exited");
  const sandboxes = view
    .list("Sandbox")
    .filter(({ value }) => value.node === machine && value.state === "ready");
  return [
    ...containers.map(({ id, value }) =>
      put(
        "ContainerInstance",
        id,
        { ...value, state: "exited", finishedAtMs: view.now, exitCode: 255, exitReason: "Unknown" },
        why,
      ),
    ),
    ...sandboxes.map(({ id, value }) => put("Sandbox", id, { ...value, state: "stopped" }, why)),
  ];
}
