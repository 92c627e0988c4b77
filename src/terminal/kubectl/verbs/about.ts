/** `kubectl version` and `kubectl cluster-info`. */
import { jsonDocument, yamlDocument } from "../../printers/index.ts";
import { fail } from "../failure.ts";
import { outputFlag, toggle } from "../flags/flag.ts";
import { serverAddress } from "../kubeconfig.ts";
import type { Verb } from "../verb.ts";

const clientVersion = "v1.32.5";
const serverVersion = "v1.32.6";
const kustomizeVersion = "v5.5.0";

const versionFields = (gitVersion: string) => ({
  compiler: "gc",
  gitVersion,
  major: "1",
  minor: "32",
  platform: "linux/amd64",
});

export const version: Verb = {
  name: "version",
  summary: "Print the client and server version information",
  flags: [
    outputFlag,
    toggle("client", "If true, shows client version only (no server required)."),
    toggle("short", "If true, print just the version number."),
  ],
  *run(call) {
    const isClientOnly = call.flags.isOn("client");
    const output = call.flags.text("output");
    const versions = {
      clientVersion: versionFields(clientVersion),
      kustomizeVersion,
      ...(isClientOnly ? {} : { serverVersion: versionFields(serverVersion) }),
    };
    if (output === "yaml") return yield* call.print(yamlDocument(versions));
    if (output === "json") return yield* call.print(jsonDocument(versions));
    if (output !== "") fail("--output must be 'yaml' or 'json'");
    const server = isClientOnly ? "" : `Server Version: ${serverVersion}\n`;
    yield* call.print(`Client Version: ${clientVersion}\nKustomize Version: ${kustomizeVersion}\n${server}`);
  },
};

export const clusterInfo: Verb = {
  name: "cluster-info",
  summary: "Display cluster information",
  flags: [],
  *run(call) {
    yield* call.print(
      `Kubernetes control plane is running at ${serverAddress}\n\n` +
        "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
    );
  },
};
