/** csi: storage of a driver, such as a cloud disk that one node at a time may attach. */
import type { File } from "../../state/machine-records.ts";
import { newRoot, ROOT_INODE } from "../files/index.ts";
import {
  failed,
  type MountableType,
  type MountRequest,
  type MountResult,
  volumePath,
} from "./volume-type.ts";

interface CsiSource {
  readonly driver: string;
  readonly volumeHandle?: string;
  readonly readOnly?: boolean;
}

/** The disk behind a driver's handle. */
export const csiDiskId = (driver: string, volumeHandle: string): string => `${driver}/${volumeHandle}`;

/** The bytes live with the driver until the claim's volume is deleted. `pkg/volume/csi` */
export const csi: MountableType = {
  field: "csi",
  plugin: "kubernetes.io/csi",
  provider: "network",
  sharedBy: "cluster",
  filesDieWhen: "claimDeleted",
  isRenewed: false,
  takesGroup: true,
  mount: (request) => {
    const { view } = request;
    return placed(request, newRoot(diskOf(request), view.now), "ext4");
  },
  // A disk that holds no directory is nothing but the device.
  map: (request) => {
    const device = {
      ...newRoot(diskOf(request), request.view.now, { mode: 0o660 }),
      type: "block-device",
    } as const;
    return placed(request, device, "devtmpfs");
  },
};

function placed(request: MountRequest, root: File, fileSystem: string): MountResult {
  const { files, machine, pod, source, specName, view } = request;
  const { driver, volumeHandle, readOnly = false } = source as CsiSource;
  const isInline = volumeHandle === undefined;
  if (!isInline && !isAttached(request, driver)) return { isAwaited: true };
  if (!view.get("CSIDriver", driver))
    return isInline
      ? failed(
          "SetUp",
          specName,
          `kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: ${unknown(driver)}`,
        )
      : failed(
          "MountDevice",
          specName,
          `kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: ${unknown(driver)}`,
        );
  const id = root.disk;
  if (!view.get("Disk", id))
    request.putDisk({ id, type: driver, medium: "disk", ...(isInline ? { machine: machine.name } : {}) });
  if (!files.get(id, ROOT_INODE)) files.put(root);
  const hostPath = `${volumePath(pod, csi.plugin, specName)}/mount`;
  return { disk: id, path: "/", hostPath, readOnly, fileSystem };
}

function diskOf({ pod, source, volume }: MountRequest): string {
  const { driver, volumeHandle } = source as CsiSource;
  return csiDiskId(driver, volumeHandle ?? `${pod.metadata.uid}/${volume}`);
}

/** A driver that need not attach is never waited for. */
function isAttached({ machine, specName, view }: MountRequest, driver: string): boolean {
  if (view.get("CSIDriver", driver)?.value.spec.attachRequired === false) return true;
  const attachments = view.by("attachmentsByNodeAndVolume", `${machine.name}/${specName}`);
  return attachments.some(({ value }) => value.status?.attached);
}

const unknown = (driver: string): string =>
  `driver name ${driver} not found in the list of registered CSI drivers`;
