/** hostPath: a directory or file of the node itself. */
import type { HostPathSource } from "#api";
import { absolute } from "../files/index.ts";
import {
  failed,
  type MachineFiles,
  type MountableType,
  type MountRequest,
  type MountResult,
} from "./volume-type.ts";

/** Outlives every Pod, and stays where it is. `pkg/volume/hostpath/host_path.go` */
export const hostPath: MountableType = {
  field: "hostPath",
  plugin: "kubernetes.io/host-path",
  provider: "machine",
  sharedBy: "machine",
  filesDieWhen: "node",
  isRenewed: false,
  takesGroup: false,
  mount: (request: MountRequest): MountResult => {
    const { path, type = "" } = request.source as HostPathSource;
    const problem = check(request.machineFiles, path, type);
    if (problem !== undefined) return failed("SetUp", request.specName, problem);
    return { disk: request.machine.name, path: absolute(path), hostPath: path, fileSystem: "ext4" };
  },
};

const kinds: Readonly<Record<string, readonly [ReturnType<MachineFiles["typeAt"]>, string]>> = {
  Directory: ["directory", "directory"],
  DirectoryOrCreate: ["directory", "directory"],
  File: ["file", "file"],
  FileOrCreate: ["file", "file"],
  Socket: ["socket", "socket file"],
  CharDevice: ["character-device", "character device"],
  BlockDevice: ["block-device", "block device"],
};

/**
 * Makes what may be made; the error text where what is there is something else. Without a type nothing is
 * checked.
 */
function check(files: MachineFiles, path: string, type: string): string | undefined {
  const wanted = kinds[type];
  if (!wanted) return undefined;
  const found = files.typeAt(path);
  if (found === undefined && type === "DirectoryOrCreate") {
    files.makeDirectories(path);
    return undefined;
  }
  if (found === undefined && type === "FileOrCreate")
    return files.makeFile(path) ? undefined : `open ${path}: no such file or directory`;
  return found === wanted[0] ? undefined : `hostPath type check failed: ${path} is not a ${wanted[1]}`;
}
