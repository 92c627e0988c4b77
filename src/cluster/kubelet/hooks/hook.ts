/** postStart and preStop. `pkg/kubelet/lifecycle/handlers.go` */
import type { ProbeAction } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import { formatPod } from "../containers/roles.ts";
import type { PodDraft } from "../pod-draft.ts";
import { portNumber } from "../probes/port-number.ts";

/** A hook without a limit of its own ends with its container. */
const NO_LIMIT_MS: Ms = 3_600_000;

export type HookState =
  | { readonly state: "running"; readonly untilMs?: Ms }
  | { readonly state: "done" }
  | { readonly state: "failed"; readonly message: string };

/** Begins a hook; its answer is found under `id`. A `sleep` needs nothing but time. */
export function startHook(
  draft: PodDraft,
  instance: ContainerInstance,
  hook: ProbeAction,
  id: string,
  timeoutMs: Ms = NO_LIMIT_MS,
): void {
  if (hook.exec) {
    const command = hook.exec.command ?? [];
    draft.ask({ do: "exec", container: instance.id, id, command, timeoutMs }, "HookStarted");
  } else if (hook.httpGet) {
    const { host, path = "/", port, httpHeaders = [] } = hook.httpGet;
    const headers = Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value]));
    const address = host ?? draft.sandboxes().at(-1)?.address ?? "127.0.0.1";
    const number = portNumber(draft.pod, instance.name, port);
    const request = {
      do: "request",
      id,
      machine: draft.machine.name,
      protocol: "http",
      address,
      port: number,
    } as const;
    draft.ask({ ...request, path, headers, timeoutMs }, "HookStarted");
  }
}

/** What came of a hook so far. */
export function hookOutcome(
  draft: PodDraft,
  instance: ContainerInstance,
  hook: ProbeAction,
  id: string,
  sinceMs: Ms,
): HookState {
  if (hook.sleep) {
    const untilMs = sinceMs + hook.sleep.seconds * 1000;
    return draft.now >= untilMs ? { state: "done" } : { state: "running", untilMs };
  }
  if (hook.exec) {
    const result = draft.view.get("ExecResult", id)?.value;
    if (!result) return { state: "running" };
    draft.remove("ExecResult", id, "HookFinished");
    if (result.exitCode === 0) return { state: "done" };
    const command = hook.exec.command ?? [];
    const error = `command '${command.join(" ")}' exited with ${result.exitCode}: ${result.output}`;
    const where = `Container ${JSON.stringify(instance.name)} in Pod ${JSON.stringify(formatPod(draft.pod))}`;
    const message = `Exec lifecycle hook (${`[${command.join(" ")}]`}) for ${where} failed - error: ${error}, message: ${JSON.stringify(result.output)}`;
    return { state: "failed", message };
  }
  if (!hook.httpGet) return { state: "done" };
  const result = draft.view.get("RequestResult", id)?.value;
  if (!result) return { state: "running" };
  draft.remove("RequestResult", id, "HookFinished");
  return result.error === undefined
    ? { state: "done" }
    : { state: "failed", message: `Http lifecycle hook failed: ${result.error}` };
}
