/**
 * Makes volumes for claims and deletes what is released.
 * `sigs.k8s.io/sig-storage-lib-external-provisioner/controller/controller.go`
 */
import {
  type Manifest,
  type PersistentVolumeClaim,
  provisionedByAnnotation,
  type StorageClass,
  selectedNodeAnnotation,
  storageProvisionerAnnotation,
} from "#api";
import {
  type Component,
  create,
  type EventNotice,
  nothing,
  type Plan,
  put,
  remove,
  type View,
  type Why,
} from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { provisionerNamed } from "../../storage/provisioners/index.ts";
import type { Provisioner } from "../../storage/provisioners/provisioner.ts";
import { classNameOf } from "../persistent-volumes/class-of.ts";
import { finalizer, guard, reclaim, workMs } from "./reclaim-volume.ts";

const longestRetryMs: Ms = 300_000;

/** `Provisioning/namespace/claim`: a claim that a volume is being made for. */
export interface Provisioning {
  /** Of the claim. */
  readonly uid: string;
  /** `resting`: after a failure, until it is tried again. */
  readonly state: "working" | "resting";
  readonly failures: number;
  readonly dueMs: Ms;
}

/** Keys are `claim namespace/name` and `volume name`. */
export const externalProvisioner: Component = {
  name: "external-provisioner",
  latencyMs: 15,
  watches: {
    PersistentVolumeClaim: ({ before, after }) => [`claim ${(after ?? before)!.id}`],
    PersistentVolume: ({ after }) => (after ? [`volume ${after.id}`] : []),
  },
  reconcile,
};

function reconcile(view: View, key: string): Plan {
  const [kind, id = ""] = key.split(" ");
  if (kind === "volume") {
    const volume = view.get("PersistentVolume", id);
    return volume ? (guard(volume) ?? reclaim(view, volume)) : nothing;
  }
  const known = view.get("Provisioning", id);
  const claim = view.get("PersistentVolumeClaim", id);
  const asked = claim && requestOf(view, claim);
  if (!asked)
    return known
      ? {
          writes: [
            remove(known, {
              reason: "ProvisioningOver",
              because: [claim ?? view.removal("PersistentVolumeClaim", id)],
            }),
          ],
        }
      : nothing;
  const before = known?.value.uid === claim.value.metadata.uid ? known.value : undefined;
  if (before && view.now < before.dueMs) return { wakeAt: before.dueMs };
  return before?.state === "working" ? finish(view, claim, asked, before) : begin(view, claim, asked, before);
}

/** 1 s, 2 s, 4 s … 5 min. */
const restMs = (failures: number): Ms => Math.min(longestRetryMs, 1000 * 2 ** Math.min(failures - 1, 20));

interface Asked {
  readonly provisioner: Provisioner;
  readonly storageClass: StorageClass;
}

/** A claim that asks for a volume of a provisioner that is there, and knows its node where it must. */
function requestOf(view: View, { value: claim }: Stored<"PersistentVolumeClaim">): Asked | undefined {
  const { annotations, deletionTimestamp } = claim.metadata;
  const provisioner = provisionerNamed(annotations?.[storageProvisionerAnnotation]);
  const storageClass = view.get("StorageClass", classNameOf(claim) ?? "")?.value;
  if (!provisioner || !storageClass || claim.spec.volumeName || deletionTimestamp) return undefined;
  if (view.get("PersistentVolume", volumeName(claim))) return undefined;
  const isWaiting =
    storageClass.volumeBindingMode === "WaitForFirstConsumer" && !annotations?.[selectedNodeAnnotation];
  return isWaiting ? undefined : { provisioner, storageClass };
}

const volumeName = ({ metadata }: PersistentVolumeClaim): string => `pvc-${metadata.uid}`;

const notice = (
  about: PersistentVolumeClaim,
  { identity }: Provisioner,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
): EventNotice => ({
  about,
  type,
  reason,
  message,
  source: identity,
});

function begin(
  view: View,
  stored: Stored<"PersistentVolumeClaim">,
  { provisioner }: Asked,
  before: Provisioning | undefined,
): Plan {
  const { uid } = stored.value.metadata;
  const dueMs = view.now + workMs;
  const record: Provisioning = { uid, state: "working", failures: before?.failures ?? 0, dueMs };
  return {
    writes: [put("Provisioning", stored.id, record, { reason: "ProvisioningBegun", because: [stored] })],
    events: [
      notice(
        stored.value,
        provisioner,
        "Normal",
        "Provisioning",
        `External provisioner is provisioning volume for claim "${stored.id}"`,
      ),
    ],
    wakeAt: dueMs,
  };
}

function finish(
  view: View,
  stored: Stored<"PersistentVolumeClaim">,
  asked: Asked,
  before: Provisioning,
): Plan {
  const { provisioner, storageClass } = asked;
  const claim = stored.value;
  const name = volumeName(claim);
  const node = view.get("Node", claim.metadata.annotations?.[selectedNodeAnnotation] ?? "")?.value;
  const result = provisioner.provision({
    view,
    claim,
    storageClass,
    volumeName: name,
    ...(node ? { node } : {}),
  });
  const why: Why = {
    reason: "Provisioned",
    because: [stored, view.get("StorageClass", storageClass.metadata.name)],
  };
  if ("error" in result) {
    const failures = before.failures + 1;
    const dueMs = view.now + restMs(failures);
    const record: Provisioning = { ...before, state: "resting", failures, dueMs };
    const message = `failed to provision volume with StorageClass "${storageClass.metadata.name}": ${result.error}`;
    return {
      writes: [put("Provisioning", stored.id, record, { ...why, reason: "ProvisioningFailed" })],
      events: [notice(claim, provisioner, "Warning", "ProvisioningFailed", message)],
      wakeAt: dueMs,
    };
  }
  const annotations = { ...result.annotations, [provisionedByAnnotation]: provisioner.name };
  const volume = newVolume(claim, storageClass, provisioner, name);
  return {
    writes: [
      create(
        {
          ...volume,
          metadata: { ...volume.metadata, annotations },
          spec: { ...(volume.spec as object), ...result.spec },
        },
        why,
      ),
    ],
    events: [
      notice(
        claim,
        provisioner,
        "Normal",
        "ProvisioningSucceeded",
        `Successfully provisioned volume ${name}`,
      ),
    ],
  };
}

function newVolume(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  { driver }: Provisioner,
  name: string,
): Manifest {
  const { namespace, uid, resourceVersion } = claim.metadata;
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name, ...(driver ? { finalizers: [finalizer] } : {}) },
    spec: {
      capacity: { storage: claim.spec.resources?.requests?.storage ?? "0" },
      accessModes: claim.spec.accessModes ?? [],
      claimRef: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        namespace,
        name: claim.metadata.name,
        uid,
        resourceVersion,
      },
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? "Delete",
      storageClassName: storageClass.metadata.name,
      ...(storageClass.mountOptions ? { mountOptions: storageClass.mountOptions } : {}),
      volumeMode: claim.spec.volumeMode ?? "Filesystem",
    },
  };
}
