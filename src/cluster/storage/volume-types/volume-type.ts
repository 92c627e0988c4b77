/** What a volume type is: the answers to five questions, and the deeds that follow from them. */
import type { Pod, Volume } from "#api";
import type { View } from "../../component.ts";
import type { Disk, Machine } from "../../state/machine-records.ts";
import type { Revision } from "../../state/record.ts";
import type { FileStore } from "../files/index.ts";

/**
 * The fields of a Pod's volume (or of a PersistentVolume: `local`) that have a plugin of their own in 1.32.
 */
export type VolumeField =
  | "awsElasticBlockStore"
  | "azureDisk"
  | "azureFile"
  | "cinder"
  | "configMap"
  | "csi"
  | "downwardAPI"
  | "emptyDir"
  | "ephemeral"
  | "gcePersistentDisk"
  | "gitRepo"
  | "hostPath"
  | "local"
  | "nfs"
  | "persistentVolumeClaim"
  | "portworxVolume"
  | "projected"
  | "secret"
  | "vsphereVolume";

interface VolumeFacts {
  /** What its field is called. */
  readonly field: VolumeField;
  /** The plugin, as paths and logs name it: `kubernetes.io/empty-dir`. */
  readonly plugin: string;
  /** Who provides the disk. */
  readonly provider: "pod" | "machine" | "network" | "api-server" | "claim";
  /** Who may see the same files at once. */
  readonly sharedBy: "pod" | "machine" | "cluster" | "nobody";
  /** When its files die. */
  readonly filesDieWhen: "pod" | "node" | "claimDeleted" | "never";
  /** Its content comes from the API server and is looked at again in every sync. */
  readonly isRenewed: boolean;
  /** `securityContext.fsGroup` comes to own its files. */
  readonly takesGroup: boolean;
}

/** A volume type with files of its own. */
export interface MountableType extends VolumeFacts {
  /**
   * Makes the files available on the machine; called again for what was there before a reboot, or to renew.
   */
  mount(request: MountRequest): MountResult;
  /** For types whose volumes may be devices (`volumeMode: Block`): finds the device. */
  map?(request: MountRequest): MountResult;
  /**
   * For content from the API server: what it depends on. The same version means that there is nothing to
   * renew.
   */
  version?(view: View, pod: Pod, source: unknown): string | undefined;
}

/** A volume type that stands for another one. */
export interface ReferringType extends VolumeFacts {
  /** What it stands for; called again until there is an answer. */
  resolve(view: View, pod: Pod, volume: Volume): Resolution;
}

export type VolumeType = MountableType | ReferringType;

/** The volume that a claim leads to, or why there is none yet, in the kubelet's words. */
export type Resolution =
  | {
      readonly field: string;
      readonly source: unknown;
      readonly specName: string;
      readonly readOnly: boolean;
      /** `volumeMode: Block`. */
      readonly isDevice?: boolean;
      /** The volume says that other nodes can use it, and not this one. */
      readonly isElsewhere?: boolean;
    }
  | { readonly problem: string };

export interface MountRequest {
  readonly view: View;
  readonly machine: Machine;
  readonly pod: Pod;
  /** The name in the Pod's spec. */
  readonly volume: string;
  /** How messages name it: the volume, or the PersistentVolume behind it. */
  readonly specName: string;
  /** What stands in the volume's field. */
  readonly source: unknown;
  readonly readOnly: boolean;
  /** Files of this machine and of whatever is mounted on it; changes become part of the plan. */
  readonly files: FileStore;
  /** The machine's files as root sees them. */
  readonly machineFiles: MachineFiles;
  putDisk(disk: Disk): void;
  /** From here on, this too is a reason for what is done. */
  becauseOf(cause: { readonly revision: Revision }): void;
}

/** The machine's own tree, for what hostPath and local volumes ask of it. Paths are absolute. */
export interface MachineFiles {
  /** What is at a path, following links. */
  typeAt(
    path: string,
  ): "file" | "directory" | "socket" | "fifo" | "character-device" | "block-device" | undefined;
  /** As `mkdir -p` does. False where a file stands in the way. */
  makeDirectories(path: string): boolean;
  /** An empty file. False where its directory is missing. */
  makeFile(path: string): boolean;
}

export interface MountedAt {
  readonly disk: string;
  /** On that disk. */
  readonly path: string;
  /** Where the machine shows it. */
  readonly hostPath: string;
  readonly readOnly?: boolean;
  readonly fileSystem: string;
  readonly isImmutable?: boolean;
  /** What it turned out to be, when that is another type. */
  readonly type?: VolumeField;
}

export interface MountFailure {
  /** The whole message of the FailedMount event. */
  readonly message: string;
}

/** Something else must happen first, and nobody is told: a disk that is not attached yet. */
interface NotYet {
  readonly isAwaited: true;
}

export type MountResult = MountedAt | MountFailure | NotYet;

/** Where a plugin's volume of a Pod stands on the node. `pkg/kubelet/kubelet_getters.go` getPodVolumeDir */
export const volumePath = (pod: Pod, plugin: string, name: string): string =>
  `/var/lib/kubelet/pods/${pod.metadata.uid}/volumes/${plugin.replaceAll("/", "~")}/${name}`;

/** The disk that a plugin makes for one volume of one Pod. */
const volumeDiskId = (pod: Pod, name: string): string => `${pod.metadata.uid}/${name}`;

/** A step of `pkg/volume/util/operationexecutor` and what went wrong in it. */
export const failed = (step: "SetUp" | "MountDevice", specName: string, cause: string): MountFailure => ({
  message: `MountVolume.${step} failed for volume "${specName}" : ${cause}`,
});

/** A device that could not be shown at its place. `pkg/volume/util/util.go` MapBlockVolume */
export function notMapped({ pod, specName }: MountRequest, plugin: string, device: string): MountFailure {
  const { uid } = pod.metadata;
  const globalMapPath = globalMapPathOf(plugin, specName);
  const linkPath = `${globalMapPath}/${uid}`;
  const mount = `mount failed: exit status 32\nMounting command: mount\nMounting arguments: -o bind ${device} ${linkPath}\nOutput: mount: ${linkPath}: special device ${device} does not exist.\n`;
  return {
    message: `MapVolume.MapBlockVolume failed for volume "${specName}" : blkUtil.MapDevice failed. devicePath: ${device}, globalMapPath:${globalMapPath}, podUID: ${uid}, bindMount: true: failed to bind mount devicePath: ${device} to linkPath ${linkPath}: ${mount}`,
  };
}

/** Where the node shows the devices of a volume, one for each Pod. */
export const globalMapPathOf = (plugin: string, specName: string): string =>
  `/var/lib/kubelet/plugins/${plugin.replaceAll("/", "~")}/volumeDevices/${specName}`;

/** A mounter that could not even be made. */
export const notInitialized = (specName: string, cause: string): MountFailure => ({
  message: `MountVolume.NewMounter initialization failed for volume "${specName}" : ${cause}`,
});

/** The disk of a volume that belongs to one Pod. */
export function podDisk(request: MountRequest, type: VolumeFacts, more: Partial<Disk> = {}): Disk {
  const { machine, pod, volume } = request;
  const { namespace = "default", name, uid } = pod.metadata;
  return {
    id: volumeDiskId(pod, volume),
    type: type.field,
    medium: "disk",
    machine: machine.name,
    pod: { namespace, name, uid },
    volume,
    path: volumePath(pod, type.plugin, volume),
    ...more,
  };
}
