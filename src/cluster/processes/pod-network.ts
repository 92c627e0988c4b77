/** Who listens at which address, and how a name or address is reached from inside or outside. */
import type { HttpResponse, Listener, Network } from "./network.ts";
import { SystemError } from "./system-error.ts";
import type { Task } from "./task.ts";

interface Listening {
  readonly task: Task;
  readonly listener: Listener;
}

/** Turns a host into addresses, best first; empty where nobody knows it. Services add themselves here. */
export type ResolveHost = (
  host: string,
  port: number,
  from: Task,
) => readonly { readonly address: string; readonly port: number }[];

/** Whether anything at an address can be reached at all. */
export type IsReachable = (address: string, from: Task) => boolean;

export class PodNetwork {
  readonly #listening = new Map<string, Listening>();
  readonly #resolve: ResolveHost;
  readonly #isReachable: IsReachable;

  constructor(resolve: ResolveHost, isReachable: IsReachable) {
    this.#resolve = resolve;
    this.#isReachable = isReachable;
  }

  /** Whether somebody at an address answers on a port, to callers from elsewhere. */
  isOpen(address: string, port: number): boolean {
    const found = this.#find(address, port);
    return found !== undefined && !isLoopback(found.listener.address);
  }

  /** Asks an address directly, as the kubelet's probes do. */
  *ask(
    address: string,
    port: number,
    request: Parameters<Network["request"]>[2],
  ): ReturnType<Network["request"]> {
    const found = this.#find(address, port);
    if (!found || isLoopback(found.listener.address)) throw new SystemError("ECONNREFUSED");
    return yield* found.listener.answer(request);
  }

  of(task: Task): Network {
    return {
      listen: (listener) => {
        if (this.#find(task.surroundings.address, listener.port)) throw new SystemError("EBUSY");
        this.#listening.set(`${task.surroundings.address}:${listener.port}`, { task, listener });
      },
      request: (host, port, request) => this.#request(task, host, port, request),
    };
  }

  *#request(
    task: Task,
    host: string,
    port: number,
    request: Parameters<Network["request"]>[2],
  ): Generator<import("./process.ts").Wait, HttpResponse, void> {
    const own = task.surroundings.address;
    if (host === "localhost" || isLoopback(host)) {
      const found = this.#find(own, port);
      if (!found) throw new SystemError("ECONNREFUSED");
      return yield* found.listener.answer(request);
    }
    const targets =
      host === task.surroundings.hostname ? [{ address: own, port }] : this.#resolve(host, port, task);
    const target = targets[0];
    if (!target) throw new SystemError("ENOENT");
    if (!this.#isReachable(target.address, task)) {
      yield* waiting(task.process.machine.now + 3000);
      throw new SystemError("EHOSTUNREACH");
    }
    return yield* this.ask(target.address, target.port, request);
  }

  #find(address: string, port: number): Listening | undefined {
    const key = `${address}:${port}`;
    const found = this.#listening.get(key);
    if (found?.task.ended) this.#listening.delete(key);
    return found?.task.ended ? undefined : found;
  }
}

function* waiting(until: number): Generator<import("./process.ts").Wait, void, void> {
  yield { for: "time", until };
}

const isLoopback = (address: string): boolean => address.startsWith("127.");
