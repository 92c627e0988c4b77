/** The network to a machine is cut: it runs on, and nobody hears of it. */
import type { Fault } from "./fault.ts";
import { changeMachine } from "./machine.ts";

export const partitionNode: Fault = {
  name: "node partition",
  happen: (view, target, cause) =>
    changeMachine(
      view,
      target,
      { network: "cut" },
      { reason: "NetworkCut", because: [cause] },
      "is cut off already",
    ),
};
