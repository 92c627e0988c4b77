/** The kubelet of a machine stops; its containers run on, and nobody looks after them. */
import type { Fault } from "./fault.ts";
import { changeMachine } from "./machine.ts";

export const stopKubelet: Fault = {
  name: "node stop-kubelet",
  happen: (view, target, cause) =>
    changeMachine(
      view,
      target,
      { kubelet: "stopped" },
      { reason: "KubeletStopped", because: [cause] },
      "has a stopped kubelet already",
    ),
};
