/** Who listens where, and how a request gets there and back. */
import type { Wait } from "./process.ts";

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `address` is what it is bound to: `0.0.0.0` or `127.0.0.1`. */
export interface Listener {
  readonly port: number;
  readonly address: string;
  /** Answers one request; may wait. */
  answer(request: HttpRequest): Generator<Wait, HttpResponse, void>;
}

/** The network as one process sees it: `localhost` is its own Pod. */
export interface Network {
  /** Throws `SystemError` EINVAL where the port is taken. The listener ends with its process. */
  listen(listener: Listener): void;
  /**
   * Finds who answers; throws ECONNREFUSED, EHOSTUNREACH or ETIMEDOUT. Names resolve as the cluster's DNS
   * does (`ENOENT`: unknown host).
   */
  request(host: string, port: number, request: HttpRequest): Generator<Wait, HttpResponse, void>;
}
