/** `wget`, in busybox's words. */
import type { HttpResponse } from "../../processes/network.ts";
import type { Wait } from "../../processes/process.ts";
import { statusText } from "../images/http-status.ts";
import { type Applet, type AppletCall, complain, reasonOf } from "./applet.ts";
import { type Options, readOptions, tellUsage } from "./options.ts";
import { type Address, ask, readAddress } from "./web-request.ts";

const usage =
  "[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR] [--post-data STR] [-T SEC] URL...\n\nRetrieve files via HTTP or FTP\n";

export const wget: Applet = {
  names: ["wget"],
  usage,
  *run(call) {
    const options = yield* readOptions(call, {
      letters: "cqSO:o:T:t:U:P:Y:sH:D:M:B:",
      long: {
        header: "H",
        "post-data": "D",
        spider: "s",
        quiet: "q",
        "output-document": "O",
        timeout: "T",
        tries: "t",
        "server-response": "S",
        "user-agent": "U",
        method: "M",
        "body-data": "B",
        "no-check-certificate": "c",
        "no-verbose": "q",
      },
      usage,
    });
    if (typeof options === "number") return options;
    if (options.operands.length === 0) return yield* tellUsage(call, { usage }, 1);
    for (const url of options.operands) {
      const status = yield* fetchOne(call, options, url);
      if (status !== 0) return status;
    }
    return 0;
  },
};

const shownHost = (host: string): string => (host === "localhost" ? "127.0.0.1" : host);

function* fetchOne(call: AppletCall, options: Options, url: string): Generator<Wait, number, void> {
  let address = readAddress(url);
  for (let redirects = 0; redirects < 10; redirects++) {
    if (address === undefined) {
      yield* complain(call, `not an http or ftp url: ${url}`);
      return 1;
    }
    const { host, port } = address;
    if (!options.has("q"))
      yield* call.process.complain(`Connecting to ${host} (${shownHost(host)}:${port})\n`);
    const answer = yield* request(call, options, address);
    if (typeof answer === "string") {
      const messages = {
        "unknown host": `bad address '${host}'`,
        refused: `can't connect to remote host (${shownHost(host)}): Connection refused`,
        unreachable: `can't connect to remote host (${shownHost(host)}): No route to host`,
        "timed out": "download timed out",
      };
      yield* complain(call, messages[answer]);
      return 1;
    }
    if (options.has("S"))
      yield* call.process.complain(
        `  HTTP/1.1 ${statusText(answer.status)}\n${Object.entries(answer.headers)
          .map(([name, value]) => `  ${name}: ${value}\n`)
          .join("")}`,
      );
    const location: string | undefined =
      answer.status >= 300 && answer.status < 400 ? answer.headers.Location : undefined;
    if (location !== undefined) {
      address = location.startsWith("/") ? { ...address, path: location } : readAddress(location);
      continue;
    }
    if (answer.status >= 300 || answer.status < 200) {
      yield* complain(call, `server returned error: HTTP/1.1 ${statusText(answer.status)}`);
      return 1;
    }
    return yield* keep(call, options, address, answer);
  }
  yield* complain(call, "too many redirections");
  return 1;
}

function* request(call: AppletCall, options: Options, address: Address) {
  const data = options.value("D") ?? options.value("B");
  const headers = Object.fromEntries(
    options
      .values("H")
      .map((text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1).trim()]),
  );
  const method = options.value("M") ?? (data !== undefined ? "POST" : options.has("s") ? "HEAD" : "GET");
  return yield* ask(call.process, address, {
    method: method === "HEAD" ? "GET" : method,
    headers: { "User-Agent": options.value("U") ?? "Wget", ...headers },
    body: data ?? "",
  });
}

function* keep(
  call: AppletCall,
  options: Options,
  address: Address,
  answer: HttpResponse,
): Generator<Wait, number, void> {
  const { process } = call;
  if (options.has("s")) {
    if (!options.has("q")) yield* process.complain("remote file exists\n");
    return 0;
  }
  const target =
    options.value("O") ??
    (address.path
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ||
      "index.html");
  if (target === "-") {
    if (!options.has("q")) yield* process.complain("writing to stdout\n");
    yield* process.print(answer.body);
    if (!options.has("q")) yield* process.complain(`${progress("-", answer.body.length)}written to stdout\n`);
    return 0;
  }
  const path = options.has("P") ? `${options.value("P")}/${target}` : target;
  if (!options.has("q")) yield* process.complain(`saving to '${path}'\n`);
  try {
    if (process.files.exists(path) && !options.has("O")) {
      yield* complain(call, `can't open '${path}': File exists`);
      return 1;
    }
    process.files.write(path, answer.body);
  } catch (error) {
    yield* complain(call, `can't open '${path}': ${reasonOf(call, error)}`);
    return 1;
  }
  if (!options.has("q")) yield* process.complain(`${progress(path, answer.body.length)}'${path}' saved\n`);
  return 0;
}

const progress = (name: string, size: number): string =>
  `${name.slice(0, 20).padEnd(20)} 100% |${"*".repeat(32)}| ${String(size).padStart(5)}  0:00:00 ETA\n`;
