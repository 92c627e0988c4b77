/** local: a directory that somebody prepared on one node, behind a PersistentVolume. */
import { absolute } from "../files/index.ts";
import {
  type MountableType,
  type MountRequest,
  type MountResult,
  notInitialized,
  notMapped,
} from "./volume-type.ts";

/** Nobody makes the directory. `pkg/volume/local/local.go` */
export const local: MountableType = {
  field: "local",
  plugin: "kubernetes.io/local-volume",
  provider: "machine",
  sharedBy: "machine",
  filesDieWhen: "node",
  isRenewed: false,
  takesGroup: true,
  mount: ({ machine, machineFiles, source, specName }: MountRequest): MountResult => {
    const { path } = source as { readonly path: string };
    if (machineFiles.typeAt(path) === undefined)
      return notInitialized(specName, `path "${path}" does not exist`);
    return { disk: machine.name, path: absolute(path), hostPath: path, fileSystem: "ext4" };
  },
  map: (request) => {
    const { path } = request.source as { readonly path: string };
    const found = request.machineFiles.typeAt(path);
    // A file will do: it gets a loop device.
    if (found !== "block-device" && found !== "file") return notMapped(request, local.plugin, path);
    return { disk: request.machine.name, path: absolute(path), hostPath: path, fileSystem: "devtmpfs" };
  },
};
