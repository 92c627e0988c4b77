/** Asking for a page: what `wget` and `curl` share. */
import type { HttpResponse } from "../../processes/network.ts";
import type { Process, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secure: boolean;
}

/** `undefined` where it is none. */
export function readAddress(text: string): Address | undefined {
  const found = /^(?:(https?):\/\/)?(?:[^@/]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?([/?#].*)?$/.exec(text);
  if (found === null) return undefined;
  const [, scheme = "http", host = "", port, path = "/"] = found;
  const secure = scheme === "https";
  return {
    host,
    port: Number(port ?? (secure ? 443 : 80)),
    path: path.startsWith("/") ? path : `/${path}`,
    secure,
  };
}

/** Why nothing came back. */
export type Unreached = "unknown host" | "refused" | "unreachable" | "timed out";

export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Nobody answers TLS here: who asks for it is refused. */
export function* ask(
  process: Process,
  address: Address,
  { method, headers, body }: Asked,
): Generator<Wait, HttpResponse | Unreached, void> {
  try {
    return yield* process.machine.network.request(address.host, address.port, {
      method,
      path: address.path,
      headers: { Host: address.port === 80 ? address.host : `${address.host}:${address.port}`, ...headers },
      body,
    });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === "ENOENT") return "unknown host";
    if (error.code === "ETIMEDOUT") return "timed out";
    return error.code === "EHOSTUNREACH" ? "unreachable" : "refused";
  }
}
