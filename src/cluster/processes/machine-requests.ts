/** A question that a machine itself asks an address: whether somebody listens, and what is answered. */
import type { ProcessRequest } from "../component.ts";
import type { RequestResult } from "../state/component-records.ts";
import type { HttpRequest } from "./network.ts";
import type { PodNetwork } from "./pod-network.ts";
import type { Program } from "./process.ts";
import { SystemError } from "./system-error.ts";

export type MachineRequest = Extract<ProcessRequest, { do: "request" }>;
type Answer = Omit<RequestResult, "finishedAtMs">;

/** A program that asks once and hands on the answer. */
export function asking(
  request: MachineRequest,
  network: PodNetwork,
  answered: (answer: Answer) => void,
): Program {
  return function* () {
    try {
      answered(yield* ask(request, network));
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      answered({ error: error.code });
    }
    return 0;
  };
}

function* ask(
  { protocol, address, port, path = "/", headers = {} }: MachineRequest,
  network: PodNetwork,
): Generator<import("./process.ts").Wait, Answer, void> {
  if (!network.isOpen(address, port)) throw new SystemError("ECONNREFUSED");
  if (protocol === "tcp") return {};
  const request: HttpRequest = { method: protocol === "grpc" ? "POST" : "GET", path, headers, body: "" };
  const { status, body } = yield* network.ask(address, port, request);
  return { status, body };
}
