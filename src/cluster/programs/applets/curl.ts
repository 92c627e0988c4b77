/** `curl`. */
import type { HttpResponse } from "../../processes/network.ts";
import type { Wait } from "../../processes/process.ts";
import { statusText } from "../images/http-status.ts";
import { type Applet, type AppletCall, reasonOf } from "./applet.ts";
import { unescapeText } from "./escapes.ts";
import { type Options, readOptions } from "./options.ts";
import { type Address, ask, readAddress, type Unreached } from "./web-request.ts";

export const curl: Applet = {
  names: ["curl"],
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "sSiIX:d:H:o:OfLm:w:vku:A:F:gN",
      long: {
        silent: "s",
        "show-error": "S",
        include: "i",
        head: "I",
        request: "X",
        data: "d",
        "data-raw": "d",
        "data-binary": "d",
        header: "H",
        output: "o",
        "remote-name": "O",
        fail: "f",
        location: "L",
        "max-time": "m",
        "connect-timeout": "m",
        "write-out": "w",
        verbose: "v",
        insecure: "k",
        retry: "u",
        json: "F",
      },
      usage: "[options...] <url>\n",
      failure: 2,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) {
      yield* call.process.complain(
        "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
      );
      return 2;
    }
    let status = 0;
    for (const url of options.operands) status = yield* fetchOne(call, options, url);
    return status;
  },
};

function* fail(
  call: AppletCall,
  options: Options,
  code: number,
  text: string,
): Generator<Wait, number, void> {
  if (!options.has("s") || options.has("S")) yield* call.process.complain(`curl: (${code}) ${text}\n`);
  return code;
}

function* fetchOne(call: AppletCall, options: Options, url: string): Generator<Wait, number, void> {
  let address = readAddress(url);
  for (let redirects = 0; redirects < 50; redirects++) {
    if (address === undefined)
      return yield* fail(call, options, 3, "URL using bad/illegal format or missing URL");
    const answer = yield* request(call, options, address);
    if (typeof answer === "string") return yield* unreached(call, options, address, answer);
    const location: string | undefined =
      answer.status >= 300 && answer.status < 400 && options.has("L") ? answer.headers.Location : undefined;
    if (location === undefined) return yield* show(call, options, address, answer);
    address = location.startsWith("/") ? { ...address, path: location } : readAddress(location);
  }
  return yield* fail(call, options, 47, "Maximum (50) redirects followed");
}

function* request(call: AppletCall, options: Options, address: Address) {
  const json = options.value("F");
  const data = options.has("d") ? options.values("d").join("&") : json;
  const method = options.value("X") ?? (data !== undefined ? "POST" : options.has("I") ? "HEAD" : "GET");
  const given = options
    .values("H")
    .map((text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1).trim()]);
  const type =
    data === undefined
      ? {}
      : { "Content-Type": json === undefined ? "application/x-www-form-urlencoded" : "application/json" };
  return yield* ask(call.process, address, {
    method,
    headers: { "User-Agent": options.value("A") ?? "curl/7.88.1", ...type, ...Object.fromEntries(given) },
    body: data ?? "",
  });
}

function* unreached(
  call: AppletCall,
  options: Options,
  { host, port }: Address,
  why: Unreached,
): Generator<Wait, number, void> {
  switch (why) {
    case "unknown host":
      return yield* fail(call, options, 6, `Could not resolve host: ${host}`);
    case "timed out":
      return yield* fail(
        call,
        options,
        28,
        `Failed to connect to ${host} port ${port} after 3000 ms: Timeout was reached`,
      );
    default:
      return yield* fail(
        call,
        options,
        7,
        `Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`,
      );
  }
}

function* show(
  call: AppletCall,
  options: Options,
  address: Address,
  answer: HttpResponse,
): Generator<Wait, number, void> {
  const { process } = call;
  if (options.has("f") && answer.status >= 400)
    return yield* fail(call, options, 22, `The requested URL returned error: ${answer.status}`);
  const head = `HTTP/1.1 ${statusText(answer.status)}\r\n${Object.entries(answer.headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
  const text = options.has("I") ? head : options.has("i") ? head + answer.body : answer.body;
  const target = options.value("o") ?? (options.has("O") ? address.path.split("/").at(-1) : undefined);
  if (target === undefined || target === "-") yield* process.print(text);
  else {
    try {
      process.open(target, "write").write(text);
    } catch (error) {
      return yield* fail(
        call,
        options,
        23,
        `Failure writing output to destination: ${reasonOf(call, error)}`,
      );
    }
  }
  const format = options.value("w");
  if (format !== undefined) {
    yield* process.print(
      unescapeText(format, "format")
        .text.replaceAll("%{http_code}", String(answer.status))
        .replaceAll("%{size_download}", String(answer.body.length)),
    );
  }
  return 0;
}
