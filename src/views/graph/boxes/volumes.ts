/** The boxes of a Pod's volumes, under its containers: they outlive a restart, and no more than the Pod. */

import type { Pod, Volume } from "#api";
import { type Message, message } from "#i18n";
import type { Moment } from "../../moment.ts";
import type { Box } from "../box.ts";
import { podBoxId, volumeBoxId } from "../box-ids.ts";
import { rootOwner } from "../owners.ts";
import type { ShownPod } from "./pods.ts";

export function volumeBoxes({ pod, state }: ShownPod, moment: Moment): readonly Box[] {
  const off = moment.records.get("Machine", pod.spec.nodeName ?? "")?.value.power === "off";
  return shownVolumes(pod).map((volume): Box => {
    const { uid } = pod.metadata;
    const paths = mountPaths(pod, volume.name);
    const note = noteOf(volume);
    return {
      id: volumeBoxId(uid, volume.name),
      type: "volume",
      parent: podBoxId(uid),
      name: volume.name,
      kind: shortTypes[volumeType(volume)] ?? volumeType(volume),
      state: state === "gone" ? "gone" : off ? "silent" : "present",
      files: [],
      moreFiles: 0,
      manifest: { object: rootOwner(pod, moment), part: { type: "volume", name: volume.name } },
      ...(paths.length > 0 ? { detail: paths.join(" ") } : {}),
      ...(note ? { note } : {}),
    };
  });
}

/** The volumes that somebody wrote: not the one with the service account's token. */
export const shownVolumes = (pod: Pod): readonly Volume[] =>
  (pod.spec.volumes ?? []).filter(({ name }) => !name.startsWith("kube-api-access-"));

/** Where the field is long, what people say. */
const shortTypes: Readonly<Record<string, string>> = { persistentVolumeClaim: "PVC" };

/** The name of the field that says what provides the volume. */
const volumeType = (volume: Volume): string =>
  Object.keys(volume).find((field) => field !== "name") ?? "emptyDir";

function mountPaths(pod: Pod, volume: string): readonly string[] {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const mounts = containers
    .flatMap(({ volumeMounts = [] }) => volumeMounts)
    .filter(({ name }) => name === volume);
  return [...new Set(mounts.map(({ mountPath }) => mountPath))];
}

function noteOf(volume: Volume): Message | undefined {
  if (volume.emptyDir?.medium === "Memory") return message("volume.memory");
  if (volume.hostPath) return message("volume.node-path", { path: volume.hostPath.path });
  if (volume.persistentVolumeClaim)
    return message("volume.claim", { claim: volume.persistentVolumeClaim.claimName });
  return undefined;
}
