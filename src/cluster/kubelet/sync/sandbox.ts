/** The sandbox of a Pod: what its containers share. `pkg/kubelet/kuberuntime/kuberuntime_sandbox.go` */
import type { Sandbox } from "../../state/machine-records.ts";
import { memoryOf } from "../node/memory.ts";
import type { PodDraft } from "../pod-draft.ts";

/** Says that the old sandbox is gone, when there was one. */
export function announceNewSandbox(draft: PodDraft): void {
  if (draft.sandboxes().length === 0 || draft.isEmulated) return;
  draft.event("Normal", "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
}

/** Makes a sandbox with an address of its own; what is left of earlier ones is cleared away. */
export function createSandbox(draft: PodDraft): void {
  const { machine, pod, view } = draft;
  const before = draft.sandboxes();
  const attempt = (before.at(-1)?.attempt ?? -1) + 1;
  const { namespace = "default", name, uid } = pod.metadata;
  const sandbox: Sandbox = {
    id: view.random.hex(64, "sandbox", `${uid} ${attempt} ${draft.now}`),
    node: machine.name,
    pod: { namespace, name, uid },
    attempt,
    state: "ready",
    address: pod.spec.hostNetwork ? machine.address : newAddress(draft),
    createdAtMs: draft.now,
  };
  for (const old of before) draft.removeSandbox(old, "SandboxReplaced");
  draft.putSandbox(sandbox, "SandboxCreated");
}

/** The next address of the node's range, as the plugin `host-local` gives them out. */
function newAddress(draft: PodDraft): string {
  const { machine, view } = draft;
  const memory = memoryOf(view, machine);
  const range = view.get("Node", machine.name)?.value.spec.podCIDR ?? "10.244.0.0/24";
  const [first = "10", second = "244", third = "0"] = range.split(".");
  const host = (memory.addresses % 253) + 2;
  draft.write(
    "KubeletMemory",
    machine.name,
    { ...memory, addresses: memory.addresses + 1 },
    "AddressGivenOut",
  );
  return `${first}.${second}.${third}.${host}`;
}

/** Nothing runs in it any more. */
export function stopSandbox(draft: PodDraft): void {
  for (const sandbox of draft.sandboxes())
    if (sandbox.state === "ready") draft.putSandbox({ ...sandbox, state: "stopped" }, "SandboxStopped");
}
