/** The files every container gets beside its volumes: hosts, hostname, resolv.conf, the place for last words. */
import type { Container, Pod } from "#api";
import type { Mount, Sandbox } from "../../state/machine-records.ts";
import { addEntry, fileAt, makeDirectories, writeFile } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";
import { messageFilePath } from "./termination-message.ts";

const DNS_ADDRESS = "10.96.0.10";

/** `pkg/kubelet/kubelet_pods.go` GeneratePodHostName; a host name has at most 63 characters. */
export const hostnameOf = ({ metadata, spec }: Pod, node: string): string =>
  spec.hostNetwork ? node : (spec.hostname ?? metadata.name).slice(0, 63).replace(/[-.]+$/, "");

/** Makes the files and says where the container sees them. The hosts file is written anew for every container that starts. */
export function systemMounts(
  draft: PodDraft,
  container: Container,
  id: string,
  sandbox: Sandbox,
): readonly Mount[] {
  const node = draft.machine.name;
  const podDirectory = `/var/lib/kubelet/pods/${draft.uid}`;
  const hosts = fileWith(draft, podDirectory, "etc-hosts", hostsFile(draft.pod, sandbox, node));
  const last = messageFilePath({
    pod: { namespace: "", name: "", uid: draft.uid },
    name: container.name,
    id,
  });
  const split = last.lastIndexOf("/");
  const message = fileWith(draft, last.slice(0, split), last.slice(split + 1), "", 0o666);
  const own = `/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/${sandbox.id}`;
  const hostname = fileWith(draft, own, "hostname", `${hostnameOf(draft.pod, node)}\n`);
  const resolver = fileWith(draft, own, "resolv.conf", resolverFile(draft.pod));
  const mount = (path: string, inode: number): Mount => ({
    path,
    disk: node,
    inode,
    readOnly: false,
    fileSystem: "ext4",
  });
  return [
    mount("/etc/hosts", hosts),
    mount(container.terminationMessagePath ?? "/dev/termination-log", message),
    mount("/etc/hostname", hostname),
    mount("/etc/resolv.conf", resolver),
  ];
}

function fileWith(
  { files, machine }: PodDraft,
  path: string,
  name: string,
  content: string,
  mode = 0o644,
): number {
  const known = fileAt(files, machine.name, `${path}/${name}`);
  if (known?.content === content) return known.inode;
  const directory = makeDirectories(files, machine.name, path)!;
  return writeFile(files, directory, name, content, { mode }).inode;
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

/** An empty log, so that there is one to read before the first line. */
export function makeLog({ files, machine }: PodDraft, path: string): void {
  if (fileAt(files, machine.name, path)) return;
  const split = path.lastIndexOf("/");
  const directory = makeDirectories(files, machine.name, path.slice(0, split));
  if (directory) addEntry(files, directory, path.slice(split + 1), "file", "", { mode: 0o640 });
}
