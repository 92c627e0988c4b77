/** What a probe does and how its answer reads. `pkg/kubelet/prober/prober.go`, `pkg/probe` */
import type { Probe } from "#api";
import type { ContainerInstance } from "../../state/machine-records.ts";
import type { Ms } from "../../state/record.ts";
import type { PodDraft } from "../pod-draft.ts";
import { portNumber } from "./port-number.ts";

/** `unknown`: the probe itself could not be made, so nothing is learnt. */
export interface ProbeAnswer {
  readonly answer: "success" | "failure" | "unknown";
  readonly output: string;
}

const addressOf = (draft: PodDraft): string => draft.sandboxes().at(-1)?.address ?? "127.0.0.1";

const timeoutOf = ({ timeoutSeconds = 1 }: Probe): Ms => timeoutSeconds * 1000;

/** Begins a probe; its answer will be found under `id`. */
export function askProbe(draft: PodDraft, instance: ContainerInstance, probe: Probe, id: string): void {
  const timeoutMs = timeoutOf(probe);
  if (probe.exec) {
    const { command = [] } = probe.exec;
    draft.ask({ do: "exec", container: instance.id, id, command, timeoutMs }, "Probed");
    return;
  }
  const target = targetOf(draft, instance, probe);
  draft.ask({ do: "request", id, machine: draft.machine.name, ...target, timeoutMs }, "Probed");
}

function targetOf(draft: PodDraft, { name }: ContainerInstance, probe: Probe) {
  const port = (value: number | string): number => portNumber(draft.pod, name, value);
  if (probe.httpGet) {
    const { host, path = "/", httpHeaders = [] } = probe.httpGet;
    const headers = Object.fromEntries(httpHeaders.map((header) => [header.name, header.value]));
    const where = { address: host ?? addressOf(draft), port: port(probe.httpGet.port) };
    return { protocol: "http" as const, ...where, path, headers };
  }
  if (probe.tcpSocket) {
    const where = { address: probe.tcpSocket.host ?? addressOf(draft), port: port(probe.tcpSocket.port) };
    return { protocol: "tcp" as const, ...where };
  }
  return { protocol: "grpc" as const, address: addressOf(draft), port: probe.grpc?.port ?? 0 };
}

/** The answer, once there is one. */
export function probeAnswer(
  draft: PodDraft,
  instance: ContainerInstance,
  probe: Probe,
  asked: { readonly id: string; readonly atMs: Ms },
): ProbeAnswer | undefined {
  if (probe.exec) return execAnswer(draft, probe, asked);
  const result = draft.view.get("RequestResult", asked.id)?.value;
  if (!result) return undefined;
  draft.remove("RequestResult", asked.id, "ProbeAnswered");
  const { address, port, protocol, ...more } = targetOf(draft, instance, probe);
  const dial = `dial tcp ${address}:${port}`;
  const isTimeout = result.error === "ETIMEDOUT";
  if (protocol === "http") {
    const get = `Get "${(probe.httpGet?.scheme ?? "HTTP").toLowerCase()}://${address}:${port}${"path" in more ? more.path : "/"}"`;
    const late = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
    if (result.error)
      return failure(`${get}: ${isTimeout ? late : `${dial}: connect: ${wordsOf(result.error)}`}`);
    const { status = 0 } = result;
    return status >= 200 && status < 400 ? success : failure(`HTTP probe failed with statuscode: ${status}`);
  }
  if (!result.error) return success;
  if (protocol === "grpc")
    return failure(
      `timeout: failed to connect service "${address}:${port}" within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded`,
    );
  return failure(isTimeout ? `${dial}: i/o timeout` : `${dial}: connect: ${wordsOf(result.error)}`);
}

const success: ProbeAnswer = { answer: "success", output: "" };
const failure = (output: string): ProbeAnswer => ({ answer: "failure", output });

const wordsOf = (code: string): string =>
  code === "EHOSTUNREACH" ? "no route to host" : "connection refused";

function execAnswer(
  draft: PodDraft,
  probe: Probe,
  { id, atMs }: { readonly id: string; readonly atMs: Ms },
): ProbeAnswer | undefined {
  const result = draft.view.get("ExecResult", id)?.value;
  if (!result) return undefined;
  draft.remove("ExecResult", id, "ProbeAnswered");
  const { exitCode, output, finishedAtMs } = result;
  if (exitCode === 0) return { answer: "success", output };
  if (exitCode === -1) return { answer: "unknown", output };
  const isLate = exitCode === 137 && finishedAtMs - atMs >= timeoutOf(probe);
  if (!isLate) return failure(output);
  const command = (probe.exec?.command ?? []).join(" ");
  return failure(
    `command timed out: ${JSON.stringify(command)} timed out after ${probe.timeoutSeconds ?? 1}s`,
  );
}
