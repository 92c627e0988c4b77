/** The file that tells kubectl which cluster, user and namespace it works with. */
import type { Process } from "#cluster";
import { decodeStream } from "#manifests";
import { yamlDocument } from "../printers/index.ts";

export const serverAddress = "https://127.0.0.1:6443";

const ONLY = "afterpod";

export interface Context {
  readonly name: string;
  readonly context: { readonly cluster: string; readonly user: string; readonly namespace?: string };
}

export interface Kubeconfig {
  readonly apiVersion: "v1";
  readonly clusters: readonly { readonly cluster: { readonly server: string }; readonly name: string }[];
  readonly contexts: readonly Context[];
  readonly "current-context": string;
  readonly kind: "Config";
  readonly preferences: object;
  readonly users: readonly { readonly name: string; readonly user: object }[];
}

/** What there is before anybody has changed it. */
const original: Kubeconfig = {
  apiVersion: "v1",
  clusters: [{ cluster: { server: serverAddress }, name: ONLY }],
  contexts: [{ context: { cluster: ONLY, user: ONLY }, name: ONLY }],
  "current-context": ONLY,
  kind: "Config",
  preferences: {},
  users: [{ name: ONLY, user: {} }],
};

const pathOf = (process: Process) =>
  process.env.get("KUBECONFIG") ?? `${process.env.get("HOME") ?? "/home/user"}/.kube/config`;

/** The file, or the original where there is none. */
export function readKubeconfig(process: Process): Kubeconfig {
  const path = pathOf(process);
  if (!process.files.exists(path)) return original;
  const [value] = decodeStream(process.files.read(path)).values;
  return { ...original, ...(value as Partial<Kubeconfig> | undefined) };
}

export function writeKubeconfig(process: Process, config: Kubeconfig): void {
  const path = pathOf(process);
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (!process.files.exists(folder)) process.files.makeDirectory(folder);
  process.files.write(path, yamlDocument(config));
}

export const currentContext = (config: Kubeconfig): Context | undefined =>
  config.contexts.find(({ name }) => name === config["current-context"]);

/** Where objects are when a command says nothing else. */
export const namespaceOf = (process: Process): string =>
  currentContext(readKubeconfig(process))?.context.namespace || "default";
