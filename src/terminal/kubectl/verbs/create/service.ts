/** `kubectl create service clusterip|nodeport|loadbalancer|externalname`. */
import { fail } from "../../failure.ts";
import { array, type Flag, number, text } from "../../flags/flag.ts";
import type { Call, Verb } from "../../verb.ts";
import { make, makeFlags, nameOf, placed } from "./make.ts";

/** `80` or `80:8080`, `5678:http` (`parsePorts`). */
function portOf(pair: string, nodePort: number) {
  const [first = "", second] = pair.split(":");
  const port = (word: string) => {
    const value = Number(word);
    if (!/^\d+$/.test(word)) fail(`strconv.Atoi: parsing ${JSON.stringify(word)}: invalid syntax`);
    if (value < 1 || value > 65_535) fail(`must be between 1 and 65535, inclusive`);
    return value;
  };
  const target = second === undefined || /^\d+$/.test(second) ? port(second ?? first) : second;
  return {
    name: pair.replace(":", "-"),
    ...(nodePort > 0 ? { nodePort } : {}),
    port: port(first),
    protocol: "TCP",
    targetPort: target,
  };
}

const tcpFlag = array("tcp", "Port pairs can be specified as '<port>:<targetPort>'.");

function serviceOf(call: Call, name: string, type: string) {
  const { flags } = call;
  const labels = { app: name };
  const pairs = flags.list("tcp").flatMap((pair) => pair.split(","));
  const clusterIP = flags.text("clusterip");
  const isHeadless = clusterIP === "None";
  if (pairs.length === 0 && type !== "ExternalName" && !isHeadless)
    fail("at least one tcp port specifier must be provided");
  const ports = pairs.map((pair) => portOf(pair, flags.number("node-port")));
  const external = flags.text("external-name");
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...placed(call, name), labels },
    spec: {
      ...(clusterIP === "" ? {} : { clusterIP }),
      ...(external === "" ? {} : { externalName: external }),
      ...(ports.length > 0 ? { ports } : {}),
      selector: labels,
      type,
    },
    status: { loadBalancer: {} },
  };
}

const kind = (name: string, type: string, summary: string, flags: readonly Flag[]): Verb => ({
  name,
  summary,
  usage: "NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none] [options]",
  flags: [...makeFlags, tcpFlag, ...flags],
  *run(call) {
    const object = serviceOf(call, nameOf(call), type);
    yield* make(call, object, `failed to create ${type} service:`);
  },
});

export const service: Verb = {
  name: "service",
  aliases: ["svc"],
  summary: "Create a service using a specified subcommand",
  flags: [],
  subcommands: [
    kind("clusterip", "ClusterIP", "Create a ClusterIP service", [
      text("clusterip", "Assign your own ClusterIP or set to 'None' for a 'headless' service."),
    ]),
    kind("externalname", "ExternalName", "Create an ExternalName service", [
      text("external-name", "External name of service", { required: true }),
    ]),
    kind("loadbalancer", "LoadBalancer", "Create a LoadBalancer service", []),
    kind("nodeport", "NodePort", "Create a NodePort service", [
      number("node-port", "Port used to expose the service on each node in a cluster."),
    ]),
  ],
};
