/** What most servers have in common: they listen, and run until a signal ends them. */
import type { HttpRequest, HttpResponse } from "../../processes/network.ts";
import type { Process, Running, Wait } from "../../processes/process.ts";
import { type SignalName, signalNumbers } from "../../processes/signals.ts";
import { SystemError } from "../../processes/system-error.ts";

/** A server at work: its program decides when it ends. */
export interface Server {
  readonly process: Process;
  /** Ends the process, as soon as it gets its turn. */
  end(code: number): void;
}

type Answer = (request: HttpRequest, server: Server) => Generator<Wait, HttpResponse, void>;

export interface ServerOptions {
  readonly port: number;
  readonly answer: Answer;
  /** The exit codes of signals it handles; process 1 does not even notice the others. */
  readonly signals?: Readonly<Partial<Record<SignalName, number>>>;
  /** Done before it ends: a last save. */
  readonly beforeEnd?: (process: Process) => void;
}

/** Listens and answers until a signal it handles, or its own `end`. */
export function* serve(process: Process, options: ServerOptions): Running {
  const { server, ended } = waitingServer(process, options.signals);
  try {
    process.machine.network.listen({
      port: options.port,
      address: "0.0.0.0",
      answer: (request) => options.answer(request, server),
    });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* process.complain(`bind() to 0.0.0.0:${options.port} failed (98: Address already in use)\n`);
    return 1;
  }
  const code = yield* ended();
  options.beforeEnd?.(process);
  return code;
}

/** Runs without listening until a signal ends it. */
export function* runUntilSignal(
  process: Process,
  signals: ServerOptions["signals"] = { TERM: 0, INT: 0 },
): Running {
  return yield* waitingServer(process, signals).ended();
}

function waitingServer(process: Process, signals: ServerOptions["signals"] = {}) {
  let code: number | undefined;
  let wake: (() => void) | undefined;
  const end = (status: number): void => {
    code ??= status;
    wake?.();
  };
  for (const [signal, status] of Object.entries(signals)) {
    if (Object.hasOwn(signalNumbers, signal)) process.onSignal(signal as SignalName, () => end(status ?? 0));
  }
  const subscribe = (call: () => void) => {
    wake = call;
    return () => {
      wake = undefined;
    };
  };
  function* ended(): Generator<Wait, number, void> {
    while (code === undefined) yield* process.wait({ for: "call", subscribe });
    return code;
  }
  return { server: { process, end }, ended };
}

export const response = (status: number, body: string, type = "text/html"): HttpResponse => ({
  status,
  headers: { "Content-Type": type, "Content-Length": String(body.length) },
  body,
});

export const json = (status: number, value: unknown): HttpResponse =>
  response(status, JSON.stringify(value), "application/json; charset=utf-8");
