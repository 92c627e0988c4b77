/** The network to a machine is there again. */
import type { Fault } from "./fault.ts";
import { changeMachine } from "./machine.ts";

export const healNode: Fault = {
  name: "node heal",
  happen: (view, target, cause) =>
    changeMachine(
      view,
      target,
      { network: "connected" },
      { reason: "NetworkHealed", because: [cause] },
      "is connected already",
    ),
};
