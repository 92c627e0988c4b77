/**
 * A machine that was off comes back, with its disk and nothing in its memory. A running one is started anew.
 */
import type { Plan } from "../component.ts";
import { crashNode } from "./crash-node.ts";
import type { Fault } from "./fault.ts";
import { changeMachine, KUBELET_START_MS } from "./machine.ts";

export const restartNode: Fault = {
  name: "node restart",
  happen: (view, target, cause) => {
    const why = { reason: "MachineStarted", because: [cause] };
    const bootId = view.random.uuid("bootId", `${target} ${view.revision}`);
    const started = {
      power: "on",
      kubelet: "running",
      bootId,
      bootedAtMs: view.now,
      kubeletStartedAtMs: view.now + KUBELET_START_MS,
    } as const;
    const plan = changeMachine(view, target, started, why, "is on already");
    if ("refusal" in plan || view.get("Machine", target)?.value.power === "off") return plan;
    const off = crashNode.happen(view, target, cause);
    return "refusal" in off
      ? off
      : ({ writes: [...(off.writes ?? []), ...(plan.writes ?? [])] } satisfies Plan);
  },
};
