/** The questions that are asked often enough to keep their answers ready. */
import type { KubernetesObject, VolumeAttachment } from "#api";
import { drivenBy, inlineName } from "../controllers/persistent-volumes/volume-plugins.ts";
import type { RecordKind, RecordTypes } from "./record.ts";

interface Index<Kind extends RecordKind = RecordKind> {
  readonly kind: Kind;
  keys(value: RecordTypes[Kind]): readonly string[];
}

const index = <Kind extends RecordKind>(kind: Kind, keys: Index<Kind>["keys"]): Index<Kind> => ({
  kind,
  keys,
});
const optional = (key: string | undefined): readonly string[] => (key === undefined ? [] : [key]);

/** Key of `eventsAbout`. */
export const aboutKey = (object: { kind?: string; namespace?: string; name?: string }): string =>
  `${object.kind}/${object.namespace ?? ""}/${object.name}`;

function attachedVolume({ spec: { source } }: VolumeAttachment): string | undefined {
  const driven = source.inlineVolumeSpec && drivenBy(source.inlineVolumeSpec);
  return source.persistentVolumeName ?? (driven ? inlineName(driven) : undefined);
}

const ownerUids = ({ metadata }: KubernetesObject): readonly string[] =>
  metadata.ownerReferences?.map(({ uid }) => uid) ?? [];

const indexes = {
  /** Pods by `spec.nodeName`. */
  podsOnNode: index("Pod", (pod) => optional(pod.spec.nodeName)),
  /** Pods by uid. */
  podByUid: index("Pod", (pod) => [pod.metadata.uid]),
  /** Pods by the uid of any owner. */
  podsOfOwner: index("Pod", (pod) => pod.metadata.ownerReferences?.map((owner) => owner.uid) ?? []),
  /** Pods by `namespace/claim` of every claim they use. */
  podsOfClaim: index("Pod", (pod) =>
    (pod.spec.volumes ?? []).flatMap((volume) => {
      const claim =
        volume.persistentVolumeClaim?.claimName ??
        (volume.ephemeral ? `${pod.metadata.name}-${volume.name}` : undefined);
      return claim === undefined ? [] : [`${pod.metadata.namespace}/${claim}`];
    }),
  ),
  /** Pods that no controller owns, by namespace. */
  podsWithoutController: index("Pod", ({ metadata }) =>
    metadata.ownerReferences?.some(({ controller }) => controller) ? [] : [metadata.namespace ?? ""],
  ),
  /** What the scheduler found, by outcome. */
  verdictsByOutcome: index("SchedulingVerdict", ({ outcome }) => [outcome]),
  /** ControllerRevisions by the uid of any owner. */
  revisionsOfOwner: index("ControllerRevision", ownerUids),
  /** EndpointSlices by the uid of any owner. */
  slicesOfOwner: index("EndpointSlice", ownerUids),
  /** Jobs by the uid of any owner. */
  jobsOfOwner: index("Job", ownerUids),
  /** Claims by the uid of any owner. */
  claimsOfOwner: index("PersistentVolumeClaim", ownerUids),
  /** ReplicaSets by the uid of any owner. */
  replicaSetsOfOwner: index(
    "ReplicaSet",
    (set) => set.metadata.ownerReferences?.map((owner) => owner.uid) ?? [],
  ),
  /** Events by what they are about: see `aboutKey`. */
  eventsAbout: index("Event", (event) => [aboutKey(event.involvedObject)]),
  /** Attachments by `node/volume`. */
  attachmentsByNodeAndVolume: index("VolumeAttachment", (attachment) => [
    `${attachment.spec.nodeName}/${attachedVolume(attachment)}`,
  ]),
  /** Attachments by the volume: its name, or `DRIVER-HANDLE` of one that Pods name themselves. */
  attachmentsOfVolume: index("VolumeAttachment", (attachment) => optional(attachedVolume(attachment))),
  /** Pods by `DRIVER-HANDLE` of the driven volumes they name themselves. */
  podsOfInlineVolume: index("Pod", ({ spec }) =>
    (spec.volumes ?? []).flatMap((volume) => {
      const driven = drivenBy(volume);
      return driven ? [inlineName(driven)] : [];
    }),
  ),
  /** Files by `disk`. */
  filesOnDisk: index("File", (file) => [file.disk]),
  /** Files by `disk#inode` of the directory that holds them. */
  filesInDirectory: index("File", (file) =>
    optional(file.parent === undefined ? undefined : `${file.disk}#${file.parent}`),
  ),
  /** A file by `disk#inode of its directory/name`. */
  fileByName: index("File", (file) =>
    optional(file.parent === undefined ? undefined : `${file.disk}#${file.parent}/${file.name}`),
  ),
  /** Disks by the machine they are part of. */
  disksOfMachine: index("Disk", (disk) => optional(disk.machine)),
  /** Disks of no machine that every node shows at a path: `shown`. */
  disksShownEverywhere: index("Disk", ({ machine, path }) =>
    machine === undefined && path !== undefined ? ["shown"] : [],
  ),
  /** Disks by the uid of the Pod they were made for. */
  disksOfPod: index("Disk", (disk) => optional(disk.pod?.uid)),
  /** Container instances by the uid of their Pod, oldest first. */
  containersOfPod: index("ContainerInstance", (container) => [container.pod.uid]),
  /** Container instances by `disk#inode` of everything they mount. */
  containersMounting: index("ContainerInstance", ({ mounts }) => [
    ...new Set(mounts.map((mount) => `${mount.disk}#${mount.inode}`)),
  ]),
  /** Container instances by node. */
  containersOnNode: index("ContainerInstance", (container) => [container.node]),
  /** Sandboxes by the uid of their Pod, oldest first. */
  sandboxesOfPod: index("Sandbox", (sandbox) => [sandbox.pod.uid]),
} as const;

type Indexes = typeof indexes;
export type IndexName = keyof Indexes;
export type IndexedKind<Name extends IndexName> = Indexes[Name]["kind"];

/** The indexes of one kind, found once. */
export const indexesOfKind = new Map<
  RecordKind,
  readonly { readonly name: IndexName; keys(value: unknown): readonly string[] }[]
>();
for (const name of Object.keys(indexes) as IndexName[]) {
  const { kind, keys } = indexes[name] as Index;
  indexesOfKind.set(kind, [
    ...(indexesOfKind.get(kind) ?? []),
    { name, keys: keys as (value: unknown) => readonly string[] },
  ]);
}
