/** Little web servers of books and documentation: each answers every request with one text. */
import type { HttpRequest } from "../../processes/network.ts";
import type { Process, Program } from "../../processes/process.ts";
import { type ImageContent, type ImageFamily, STANDARD_PATH } from "./image.ts";
import { response, serve } from "./servers.ts";
import { executable, withFiles } from "./tree.ts";
import { busyboxUserland } from "./userlands.ts";

interface SmallServer {
  readonly program: string;
  readonly repositories: readonly string[];
  readonly port: number;
  text(process: Process, request: HttpRequest): string;
}

const smallServers: readonly SmallServer[] = [
  {
    program: "kubia",
    repositories: ["docker.io/luksa/kubia"],
    port: 8080,
    text: ({ machine }) => `You've hit ${machine.hostname}\n`,
  },
  {
    program: "hello-app",
    repositories: [
      "gcr.io/google-samples/hello-app",
      "us-docker.pkg.dev/google-samples/containers/gke/hello-app",
    ],
    port: 8080,
    text: ({ machine }) => `Hello, world!\nVersion: 1.0.0\nHostname: ${machine.hostname}\n`,
  },
  {
    program: "echo-server",
    repositories: [
      "docker.io/kicbase/echo-server",
      "k8s.gcr.io/echoserver",
      "registry.k8s.io/echoserver",
      "docker.io/ealen/echo-server",
    ],
    port: 8080,
    text: ({ machine }, { method, path }) =>
      `Request served by ${machine.hostname}\n\nHTTP/1.1 ${method} ${path}\n\nHost: ${machine.hostname}\n`,
  },
  {
    program: "http-echo",
    repositories: ["docker.io/hashicorp/http-echo"],
    port: 5678,
    text: ({ args }) => `${args.find((arg) => arg.startsWith("-text="))?.slice(6) ?? "hello-world"}\n`,
  },
  {
    program: "whoami-server",
    repositories: ["docker.io/traefik/whoami", "docker.io/containous/whoami"],
    port: 80,
    text: ({ machine }, { method, path }) =>
      `Hostname: ${machine.hostname}\nIP: 127.0.0.1\nIP: ${machine.address}\n${method} ${path} HTTP/1.1\n`,
  },
];

const programOf =
  ({ port, text }: SmallServer): Program =>
  (process) =>
    serve(process, {
      port,
      // biome-ignore lint/correctness/useYield: an answer is a generator even where it waits for nothing
      *answer(request) {
        return response(200, text(process, request), "text/plain");
      },
      signals: { TERM: 0, INT: 0 },
    });

const contentOf = ({ program }: SmallServer): ImageContent => ({
  files: withFiles(busyboxUserland, { [`/app/${program}`]: executable(program) }),
  env: { PATH: STANDARD_PATH },
  entrypoint: [`/app/${program}`],
  command: [],
  workingDir: "/app",
  sizeBytes: 12_000_000,
});

export const smallServerImages: readonly ImageFamily[] = smallServers.map((server) => {
  const content = contentOf(server);
  return {
    repositories: server.repositories,
    content: () => content,
    programs: { [server.program]: programOf(server) },
  };
});
