/** The kubelet of a machine starts again and looks at what became of its Pods. */
import type { Fault } from "./fault.ts";
import { changeMachine, KUBELET_START_MS } from "./machine.ts";

export const startKubelet: Fault = {
  name: "node start-kubelet",
  happen: (view, target, cause) => {
    if (view.get("Machine", target)?.value.kubelet === "running")
      return { refusal: `node "${target}" has a running kubelet already` };
    const change = { kubelet: "running", kubeletStartedAtMs: view.now + KUBELET_START_MS } as const;
    return changeMachine(
      view,
      target,
      change,
      { reason: "KubeletStarted", because: [cause] },
      "has a running kubelet already",
    );
  },
};
