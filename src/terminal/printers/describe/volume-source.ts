/** What lies behind a volume, of a Pod or of a PersistentVolume: its type in words, and its settings. */
import { goText } from "../text/go-text.ts";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";

type Settings = Readonly<Record<string, unknown>>;

/** A type's words and its lines: a title and a field, with what Go prints when the field is absent. */
interface SourceDescription {
  readonly type: string;
  readonly lines: readonly (readonly [title: string, field: string, absent: string])[];
}

const readOnly = ["ReadOnly", "readOnly", "false"] as const;
const fsType = ["FSType", "fsType", ""] as const;
const partition = ["Partition", "partition", "0"] as const;
const secretRef = ["SecretRef", "secretRef", "nil"] as const;

/**
 * By field name, in kubectl's words (`printHostPathVolumeSource` and its sisters in kubectl's describe.go).
 */
const SOURCES: Readonly<Record<string, SourceDescription>> = {
  hostPath: {
    type: "HostPath (bare host directory volume)",
    lines: [
      ["Path", "path", ""],
      ["HostPathType", "type", "<none>"],
    ],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    lines: [
      ["Medium", "medium", ""],
      ["SizeLimit", "sizeLimit", "<unset>"],
    ],
  },
  gcePersistentDisk: {
    type: "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)",
    lines: [["PDName", "pdName", ""], fsType, partition, readOnly],
  },
  awsElasticBlockStore: {
    type: "AWSElasticBlockStore (a Persistent Disk resource in AWS)",
    lines: [["VolumeID", "volumeID", ""], fsType, partition, readOnly],
  },
  gitRepo: {
    type: "GitRepo (a volume that is pulled from git when the pod is created)",
    lines: [
      ["Repository", "repository", ""],
      ["Revision", "revision", ""],
    ],
  },
  secret: {
    type: "Secret (a volume populated by a Secret)",
    lines: [
      ["SecretName", "secretName", ""],
      ["Optional", "optional", "false"],
    ],
  },
  configMap: {
    type: "ConfigMap (a volume populated by a ConfigMap)",
    lines: [
      ["Name", "name", ""],
      ["Optional", "optional", "false"],
    ],
  },
  nfs: {
    type: "NFS (an NFS mount that lasts the lifetime of a pod)",
    lines: [["Server", "server", ""], ["Path", "path", ""], readOnly],
  },
  persistentVolumeClaim: {
    type: "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    lines: [["ClaimName", "claimName", ""], readOnly],
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    lines: [["EndpointsName", "endpoints", ""], ["Path", "path", ""], readOnly],
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    lines: [
      ["CephMonitors", "monitors", "[]"],
      ["RBDImage", "image", ""],
      fsType,
      ["RBDPool", "pool", ""],
      ["RadosUser", "user", ""],
      ["Keyring", "keyring", ""],
      secretRef,
      readOnly,
    ],
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    lines: [
      ["Monitors", "monitors", "[]"],
      ["Path", "path", ""],
      ["User", "user", ""],
      ["SecretFile", "secretFile", ""],
      secretRef,
      readOnly,
    ],
  },
  cinder: {
    type: "Cinder (a Persistent Disk resource in OpenStack)",
    lines: [["VolumeID", "volumeID", ""], fsType, readOnly, secretRef],
  },
  azureDisk: {
    type: "AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)",
    lines: [
      ["DiskName", "diskName", ""],
      ["DiskURI", "diskURI", ""],
      ["Kind", "kind", "Shared"],
      ["FSType", "fsType", "ext4"],
      ["CachingMode", "cachingMode", "ReadWrite"],
      readOnly,
    ],
  },
  azureFile: {
    type: "AzureFile (an Azure File Service mount on the host and bind mount to the pod)",
    lines: [["SecretName", "secretName", ""], ["ShareName", "shareName", ""], readOnly],
  },
  vsphereVolume: {
    type: "vSphereVolume (a Persistent Disk resource in vSphere)",
    lines: [["VolumePath", "volumePath", ""], fsType, ["StoragePolicyName", "storagePolicyName", ""]],
  },
  portworxVolume: {
    type: "PortworxVolume (a Portworx Volume resource)",
    lines: [["VolumeID", "volumeID", ""]],
  },
  fc: {
    type: "FC (a Fibre Channel disk)",
    lines: [["TargetWWNs", "targetWWNs", ""], ["LUN", "lun", "<none>"], fsType, readOnly],
  },
  flexVolume: {
    type: "FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)",
    lines: [["Driver", "driver", ""], fsType, secretRef, readOnly, ["Options", "options", "map[]"]],
  },
  image: {
    type: "Image (a container image or OCI artifact)",
    lines: [
      ["Reference", "reference", ""],
      ["PullPolicy", "pullPolicy", ""],
    ],
  },
  local: {
    type: "LocalVolume (a persistent volume backed by local storage on a node)",
    lines: [["Path", "path", ""]],
  },
};

function valueText(title: string, value: unknown): string {
  if (title === "TargetWWNs") return (value as readonly string[]).join(", ");
  if (title === "SecretRef") return `&LocalObjectReference{Name:${(value as { name?: string }).name ?? ""},}`;
  return goText(value);
}

/** Writes the source whose field name is `kind`; false when kubectl has no words for it. */
export function writePlainSource(out: DescribeText, kind: string, settings: Settings): boolean {
  const description = SOURCES[kind];
  if (!description) return false;
  out.field(2, "Type", description.type);
  for (const [title, field, absent] of description.lines) {
    const value = settings[field];
    out.field(2, title, value === undefined || value === null ? absent : valueText(title, value));
  }
  return true;
}

/** The source of a volume: the first field that is an object. */
export function sourceOf(holder: Settings): readonly [kind: string, settings: Settings] | undefined {
  const kind = Object.keys(SOURCES).find(
    (field) => typeof holder[field] === "object" && holder[field] !== null,
  );
  return kind === undefined ? undefined : [kind, holder[kind] as Settings];
}

/** `VolumeAttributes`, which kubectl indents twice. */
export function writeVolumeAttributes(
  out: DescribeText,
  attributes: Readonly<Record<string, string>> | undefined,
): void {
  const lines = sortedKeys(attributes).map((key) => `${key}=${attributes?.[key]}`);
  const cut = lines.map((line) => (line.length > 140 ? `${line.slice(0, 140)}...` : line));
  if (cut.length === 0) out.write(2, "VolumeAttributes:\t<none>\n");
  for (const [index, line] of cut.entries()) {
    out.write(2, `${index === 0 ? "VolumeAttributes:" : "    "}\t    ${line}\n`);
  }
}
