/** `nslookup`, `ping`, `nc`: is anybody there? */

import type { Process, Wait } from "../../processes/process.ts";
import { SystemError, type SystemErrorCode } from "../../processes/system-error.ts";
import { type Applet, complain } from "./applet.ts";
import { readOptions, tellUsage } from "./options.ts";

/** What an attempt to connect says; `undefined`: somebody answers. */
function* attemptConnection(
  process: Process,
  host: string,
  port: number,
): Generator<Wait, SystemErrorCode | undefined, void> {
  try {
    yield* process.machine.network.request(host, port, {
      method: "GET",
      path: "/",
      headers: { Host: host },
      body: "",
    });
    return undefined;
  } catch (error) {
    if (error instanceof SystemError) return error.code;
    throw error;
  }
}

/** A port where nobody listens: whether a name or an address is known shows all the same. */
const NO_PORT = 0;

export const nslookup: Applet = {
  names: ["nslookup", "host", "dig"],
  *run(call) {
    const { process } = call;
    const [name] = call.args.filter((arg) => !/^[-+@]/.test(arg));
    if (name === undefined) return yield* tellUsage(call, { usage: "HOST [DNS_SERVER]\n" }, 1);
    const answer = yield* attemptConnection(process, name, NO_PORT);
    yield* process.print("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n");
    if (answer === "ENOENT") {
      yield* process.print(`** server can't find ${name}: NXDOMAIN\n\n`);
      return 1;
    }
    yield* process.print(`Name:\t${name}\n\n`);
    return 0;
  },
};

export const ping: Applet = {
  names: ["ping"],
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "c:W:w:i:qs:46n", usage: "[OPTIONS] HOST\n" });
    if (typeof options === "number") return options;
    const [host] = options.operands;
    if (host === undefined) return yield* tellUsage(call, { usage: "[OPTIONS] HOST\n" }, 1);
    const count = Number(options.value("c") ?? Number.POSITIVE_INFINITY);
    let received = 0;
    yield* process.print(`PING ${host} (${host}): 56 data bytes\n`);
    for (let sequence = 0; sequence < count; sequence++) {
      const answer = yield* attemptConnection(process, host, NO_PORT);
      if (answer === "ENOENT") {
        yield* complain(call, `bad address '${host}'`);
        return 1;
      }
      if (answer === undefined || answer === "ECONNREFUSED") {
        received += 1;
        yield* process.print(`64 bytes from ${host}: seq=${sequence} ttl=64 time=0.100 ms\n`);
      }
      if (sequence + 1 < count) yield* process.sleep(1000);
    }
    const lost = Math.round(((count - received) * 100) / count);
    yield* process.print(
      `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${received} packets received, ${lost}% packet loss\n`,
    );
    return received > 0 ? 0 : 1;
  },
};

export const nc: Applet = {
  names: ["nc", "telnet"],
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "zvw:nul:p:ke",
      usage: "[-iN] [-wN] [-l] [-p PORT] HOST PORT\n",
    });
    if (typeof options === "number") return options;
    const [host, port] = options.operands;
    if (host === undefined || port === undefined)
      return yield* tellUsage(call, { usage: "[OPTIONS] HOST PORT\n" }, 1);
    const answer = yield* attemptConnection(process, host, Number(port));
    if (answer === undefined) {
      if (options.has("v")) yield* process.complain(`${host} (${host}:${port}) open\n`);
      return 0;
    }
    const reasons: Readonly<Record<string, string>> = {
      ECONNREFUSED: "Connection refused",
      EHOSTUNREACH: "No route to host",
      ETIMEDOUT: "Operation timed out",
    };
    if (answer === "ENOENT") yield* complain(call, `bad address '${host}'`);
    else if (!options.has("z") || options.has("v"))
      yield* complain(call, `${host} (${host}:${port}): ${reasons[answer] ?? answer}`);
    return 1;
  },
};
