/**
 * The files every container gets beside its volumes: hosts, hostname, resolv.conf, the place for last words.
 */
import type { Container, Pod } from "#api";
import type { Disk, InitialFile, Mount, Sandbox } from "../../state/machine-records.ts";
import { ROOT_INODE } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";
import { sandboxDiskId } from "../records.ts";

const DNS_ADDRESS = "10.96.0.10";

/** `pkg/kubelet/kubelet_pods.go` GeneratePodHostName; a host name has at most 63 characters. */
export const hostnameOf = ({ metadata, spec }: Pod, node: string): string =>
  spec.hostNetwork ? node : (spec.hostname ?? metadata.name).slice(0, 63).replace(/[-.]+$/, "");

/** The file for a container's last words lies on its layer, where no path leads to. */
export const MESSAGE_INODE = 2;

/** A layer before anybody wrote to it. */
export const layerContents: readonly InitialFile[] = [
  { inode: ROOT_INODE, name: "", type: "directory", mode: 0o755 },
  { inode: MESSAGE_INODE, name: "termination-log", type: "file", content: "", mode: 0o666 },
];

const HOSTS_INODE = 2;
const HOSTNAME_INODE = 3;
const RESOLVER_INODE = 4;

/**
 * Says where the container sees the files; makes them for the first container of a sandbox. The hosts file is
 * written anew for every container that starts.
 */
export function systemMounts(
  draft: PodDraft,
  container: Container,
  layer: string,
  sandbox: Sandbox,
): readonly Mount[] {
  const disk = sandboxDiskId(sandbox.id);
  if (draft.view.get("Disk", disk)) renewHosts(draft, disk, sandbox);
  else draft.write("Disk", disk, sandboxDisk(draft, sandbox), "SandboxFilesMade");
  const mount = (path: string, on: string, inode: number): Mount => ({
    path,
    disk: on,
    inode,
    readOnly: false,
    fileSystem: "ext4",
  });
  return [
    mount("/etc/hosts", disk, HOSTS_INODE),
    mount(container.terminationMessagePath ?? "/dev/termination-log", layer, MESSAGE_INODE),
    mount("/etc/hostname", disk, HOSTNAME_INODE),
    mount("/etc/resolv.conf", disk, RESOLVER_INODE),
  ];
}

function sandboxDisk({ pod, machine, now }: PodDraft, sandbox: Sandbox): Disk {
  const file = (inode: number, name: string, content: string): InitialFile => ({
    inode,
    parent: ROOT_INODE,
    name,
    type: "file",
    content,
    mode: 0o644,
  });
  return {
    id: sandboxDiskId(sandbox.id),
    type: "sandbox",
    medium: "disk",
    machine: machine.name,
    pod: sandbox.pod,
    path: `/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/${sandbox.id}`,
    madeAtMs: now,
    contents: [
      { inode: ROOT_INODE, name: "", type: "directory", mode: 0o755 },
      file(HOSTS_INODE, "hosts", hostsFile(pod, sandbox, machine.name)),
      file(HOSTNAME_INODE, "hostname", `${hostnameOf(pod, machine.name)}\n`),
      file(RESOLVER_INODE, "resolv.conf", resolverFile(pod)),
    ],
  };
}

function renewHosts({ files, pod, machine }: PodDraft, disk: string, sandbox: Sandbox): void {
  const known = files.get(disk, HOSTS_INODE);
  const content = hostsFile(pod, sandbox, machine.name);
  if (known && known.content !== content) files.put({ ...known, content, sizeBytes: content.length });
}

function hostsFile({ metadata, spec }: Pod, { address }: Sandbox, node: string): string {
  if (spec.hostNetwork) return `127.0.0.1\tlocalhost\n${address}\t${node}\n`;
  const hostname = hostnameOf({ metadata, spec } as Pod, node);
  const names = spec.subdomain
    ? `${hostname}.${spec.subdomain}.${metadata.namespace}.svc.cluster.local\t${hostname}`
    : hostname;
  return `# Kubernetes-managed hosts file.
127.0.0.1\tlocalhost
::1\tlocalhost ip6-localhost ip6-loopback
fe00::0\tip6-localnet
fe00::0\tip6-mcastprefix
fe00::1\tip6-allnodes
fe00::2\tip6-allrouters
${address}\t${names}
`;
}

const resolverFile = ({
  metadata,
}: Pod): string => `search ${metadata.namespace}.svc.cluster.local svc.cluster.local cluster.local
nameserver ${DNS_ADDRESS}
options ndots:5
`;

/** The directory of a container's logs on the node, and the file of one instance. */
export const logPathOf = ({ metadata }: Pod, container: string, attempt: number): string =>
  `/var/log/pods/${metadata.namespace}_${metadata.name}_${metadata.uid}/${container}/${attempt}.log`;
