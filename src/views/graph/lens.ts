/** What of the cluster somebody looks at. */
export interface Lens {
  /** Only what is in this namespace; all of them when absent. */
  readonly namespace?: string;
}

/** Where Kubernetes keeps its own workloads. */
const systemNamespaces = new Set(["kube-system", "kube-public", "kube-node-lease", "local-path-storage"]);

export const isInView = (namespace: string, lens: Lens): boolean =>
  lens.namespace === undefined ? !systemNamespaces.has(namespace) : lens.namespace === namespace;
