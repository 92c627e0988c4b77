/** How a cluster begins: its machines, its nodes, its namespaces, and the person's own machine. */
import type { Manifest, Node, Taint } from "#api";
import { hostnameLabel, regionLabel, zoneLabel } from "#api";
import type { Cluster } from "./cluster.ts";
import type { Revision } from "./state/record.ts";
import { fileId, newRoot, ROOT_INODE } from "./storage/files/index.ts";
import { NFS_DISK } from "./storage/volume-types/index.ts";
import { timestampAt } from "./time/epoch.ts";

export interface NodeSetup {
  readonly name: string;
  readonly zone?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
}

export interface ClusterSetup {
  readonly nodes?: readonly NodeSetup[];
  /** Quantities, for every node. */
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: number;
  readonly ephemeralStorage?: string;
  /** Images that every node already holds. */
  readonly images?: readonly string[];
}

const NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Kinds that every cluster has from its first moment, before anybody types. */
export function setUp(cluster: Cluster, setup: ClusterSetup): void {
  const cause = cluster.command("setup", "cluster");
  const context = { by: "kubeadm", reason: "ClusterCreated", because: [cause] };
  const create = (object: Manifest): void => {
    cluster.apiServer.create(object, { ...context, fieldValidation: "Ignore" });
  };
  for (const name of NAMESPACES) {
    create({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  }
  create({
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: "kubernetes",
      namespace: "default",
      labels: { component: "apiserver", provider: "kubernetes" },
    },
    spec: {
      clusterIP: "10.96.0.1",
      ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 6443 }],
      type: "ClusterIP",
    },
  });
  addMachine(cluster, cause, { name: "host", role: "host", address: "192.168.64.1", images: [] });
  addFileServer(cluster, cause);
  const nodes = setup.nodes ?? [{ name: "node-1" }];
  for (const [at, node] of nodes.entries()) addNode(cluster, cause, node, at, setup);
}

/**
 * A file server outside the cluster. Every node shows what it exports, as an administrator's machine would.
 */
function addFileServer(cluster: Cluster, cause: Revision): void {
  const sign = { by: "administrator", reason: "FileServerStarted", because: [cause] };
  cluster.commit({
    kind: "Disk",
    id: NFS_DISK,
    value: { id: NFS_DISK, type: "nfs", medium: "disk", path: "/opt/nfs" },
    ...sign,
  });
  cluster.commit({ kind: "File", id: fileId(NFS_DISK, ROOT_INODE), value: newRoot(NFS_DISK, 0), ...sign });
}

interface NewMachine {
  readonly name: string;
  readonly role: "node" | "host";
  readonly address: string;
  readonly zone?: string;
  readonly images: readonly string[];
}

function addMachine(cluster: Cluster, cause: Revision, machine: NewMachine): void {
  const { name, role } = machine;
  const { random } = cluster.view;
  const sign = { by: "kubeadm", reason: "MachineStarted", because: [cause] };
  cluster.commit({
    kind: "Machine",
    id: name,
    value: {
      ...machine,
      power: "on",
      kubelet: role === "node" ? "running" : "none",
      network: "connected",
      bootId: random.uuid("bootId", `${name} 0`),
      bootedAtMs: cluster.now,
      kubeletStartedAtMs: cluster.now,
      memoryBytes: 8 * 1024 ** 3,
      diskBytes: 100 * 1024 ** 3,
    },
    ...sign,
  });
  const image = role === "node" ? "node-os" : "host";
  cluster.commit({
    kind: "Disk",
    id: name,
    value: { id: name, type: "node", medium: "disk", machine: name, image },
    ...sign,
  });
  cluster.commit({ kind: "File", id: fileId(name, ROOT_INODE), value: newRoot(name, cluster.now), ...sign });
}

function addNode(cluster: Cluster, cause: Revision, node: NodeSetup, at: number, setup: ClusterSetup): void {
  const { name, zone } = node;
  const address = `192.168.64.${10 + at}`;
  addMachine(cluster, cause, {
    name,
    role: "node",
    address,
    images: setup.images ?? [],
    ...(zone === undefined ? {} : { zone }),
  });
  const object = nodeObject(node, at, address, setup, cluster);
  const { status, ...sent } = object;
  const context = { by: `kubelet/${name}`, reason: "NodeRegistered", because: [cause] };
  const answer = cluster.apiServer.create(sent as unknown as Manifest, {
    ...context,
    fieldValidation: "Ignore",
  });
  if (answer.ok) cluster.apiServer.updateStatus({ ...answer.value, status } as Node, context);
}

function nodeObject(
  node: NodeSetup,
  at: number,
  address: string,
  setup: ClusterSetup,
  cluster: Cluster,
): Node {
  const { name, zone, labels, taints } = node;
  const { random } = cluster.view;
  const capacity = {
    cpu: setup.cpu ?? "4",
    "ephemeral-storage": setup.ephemeralStorage ?? "100Gi",
    "hugepages-1Gi": "0",
    "hugepages-2Mi": "0",
    memory: setup.memory ?? "8Gi",
    pods: String(setup.pods ?? 110),
  };
  const zoneLabels: Record<string, string> =
    zone === undefined ? {} : { [zoneLabel]: zone, [regionLabel]: zone.replace(/-?[a-z]$/, "") };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        [hostnameLabel]: name,
        "kubernetes.io/os": "linux",
        ...zoneLabels,
        ...labels,
      },
      annotations: {
        "node.alpha.kubernetes.io/ttl": "0",
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
      },
    } as unknown as Node["metadata"],
    spec: {
      podCIDR: `10.244.${at}.0/24`,
      podCIDRs: [`10.244.${at}.0/24`],
      ...(taints?.length ? { taints } : {}),
    },
    status: {
      addresses: [
        { type: "InternalIP", address },
        { type: "Hostname", address: name },
      ],
      allocatable: capacity,
      capacity,
      conditions: nodeConditions(timestampAt(cluster.now)),
      nodeInfo: {
        architecture: "amd64",
        bootID: random.uuid("bootId", `${name} 0`),
        containerRuntimeVersion: "containerd://1.7.27",
        kernelVersion: "6.1.0-37-amd64",
        kubeProxyVersion: "v1.32.6",
        kubeletVersion: "v1.32.6",
        machineID: random.hex(32, "machineID", name),
        operatingSystem: "linux",
        osImage: "Debian GNU/Linux 12 (bookworm)",
        systemUUID: random.uuid("systemUUID", name),
      },
    },
  };
}

/** What a kubelet that is well says of its node. `pkg/kubelet/nodestatus/setters.go` */
function nodeConditions(at: string): NonNullable<NonNullable<Node["status"]>["conditions"]> {
  const times = { lastHeartbeatTime: at, lastTransitionTime: at };
  return [
    {
      type: "MemoryPressure",
      status: "False",
      ...times,
      reason: "KubeletHasSufficientMemory",
      message: "kubelet has sufficient memory available",
    },
    {
      type: "DiskPressure",
      status: "False",
      ...times,
      reason: "KubeletHasNoDiskPressure",
      message: "kubelet has no disk pressure",
    },
    {
      type: "PIDPressure",
      status: "False",
      ...times,
      reason: "KubeletHasSufficientPID",
      message: "kubelet has sufficient PID available",
    },
    {
      type: "Ready",
      status: "True",
      ...times,
      reason: "KubeletReady",
      message: "kubelet is posting ready status",
    },
  ];
}
