/**
 * What becomes of a claim: bound, waiting, provisioned for, or lost.
 * `pkg/controller/volume/persistentvolume/pv_controller.go` syncClaim
 */
import {
  betaStorageProvisionerAnnotation,
  bindCompletedAnnotation,
  boundByControllerAnnotation,
  compareQuantities,
  defaultClassAnnotation,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type StorageClass,
  selectedNodeAnnotation,
  storageProvisionerAnnotation,
} from "#api";
import { type EventNotice, type Plan, update, updateStatus, type View, type Why } from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { bind } from "./bind.ts";
import { classNameOf, volumeClassNameOf } from "./class-of.ts";
import { findMatchingVolume, isClaimedBy } from "./find-matching-volume.ts";
import { externalProvisioner } from "./volume-plugins.ts";

type StoredClaim = Stored<"PersistentVolumeClaim">;
type Phase = "Pending" | "Lost";

/** When everything is looked at again, changed or not. */
export function nextResync({ now, settings }: View): Ms {
  const period = settings.pvclaimbinderSyncPeriodMs;
  return (Math.floor(now / period) + 1) * period;
}

const notice = (
  about: PersistentVolumeClaim,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
): EventNotice => ({ about, type, reason, message });

export function syncClaim(view: View, stored: StoredClaim): Plan {
  return stored.value.metadata.annotations?.[bindCompletedAnnotation]
    ? syncBound(view, stored)
    : syncUnbound(view, stored);
}

/** Waits, saying why if there is something to say, and is looked at again. */
function wait(view: View, stored: StoredClaim, events: readonly EventNotice[] = []): Plan {
  return { ...phase(view, stored, "Pending", events), wakeAt: nextResync(view) };
}

function phase(view: View, stored: StoredClaim, to: Phase, events: readonly EventNotice[]): Plan {
  const { status } = stored.value;
  if (status?.phase === to) return { events };
  const volume = view.removal("PersistentVolume", stored.value.spec.volumeName ?? "");
  return {
    writes: [
      updateStatus(
        { ...stored.value, status: { phase: to } },
        { reason: `Claim${to}`, because: [stored, volume] },
      ),
    ],
    events,
  };
}

function syncUnbound(view: View, stored: StoredClaim): Plan {
  const claim = stored.value;
  if (claim.spec.volumeName) return syncNamed(view, stored, claim.spec.volumeName);
  const className = classNameOf(claim);
  const storageClass = className ? view.get("StorageClass", className)?.value : undefined;
  const isDelayed = storageClass?.volumeBindingMode === "WaitForFirstConsumer";
  const volumes = view.list("PersistentVolume").map(({ value }) => value);
  const found = findMatchingVolume(claim, volumes, { delayed: isDelayed });
  if (found) return { writes: bind(view, stored, view.get("PersistentVolume", found.metadata.name)!) };
  const fallback = className === undefined ? defaultClass(view) : undefined;
  if (fallback) {
    const why: Why = { reason: "DefaultClass", because: [stored, fallback] };
    return { writes: [update({ ...claim, spec: { ...claim.spec, storageClassName: fallback.id } }, why)] };
  }
  if (isDelayed && !claim.metadata.annotations?.[selectedNodeAnnotation])
    return wait(view, stored, [firstConsumer(view, stored)]);
  if (className) return provision(view, stored, className, storageClass);
  const message = "no persistent volumes available for this claim and no storage class is set";
  return wait(view, stored, [notice(claim, "Normal", "FailedBinding", message)]);
}

/** The newest default class: `pkg/volume/util/storageclass.go` GetDefaultClass. */
function defaultClass(view: View): Stored<"StorageClass"> | undefined {
  const defaults = view
    .list("StorageClass")
    .filter(({ value }) => value.metadata.annotations?.[defaultClassAnnotation] === "true");
  const born = ({ value }: Stored<"StorageClass">): string => value.metadata.creationTimestamp;
  return defaults.toSorted((left, right) =>
    born(left) === born(right) ? (left.id < right.id ? -1 : 1) : born(left) > born(right) ? -1 : 1,
  )[0];
}

function firstConsumer(view: View, { id, value }: StoredClaim): EventNotice {
  const waiting = view
    .by("podsOfClaim", id)
    .filter((pod) => !pod.value.spec.nodeName && pod.value.status?.phase === "Pending")
    .map((pod) => pod.value.metadata.name);
  if (waiting.length === 0)
    return notice(
      value,
      "Normal",
      "WaitForFirstConsumer",
      "waiting for first consumer to be created before binding",
    );
  const pods = waiting.length === 1 ? `pod ${waiting[0]}` : `pods ${waiting.join(",")}`;
  return notice(value, "Normal", "WaitForPodScheduled", `waiting for ${pods} to be scheduled`);
}

function provision(
  view: View,
  stored: StoredClaim,
  className: string,
  storageClass: StorageClass | undefined,
): Plan {
  const claim = stored.value;
  const fail = (message: string): Plan =>
    wait(view, stored, [notice(claim, "Warning", "ProvisioningFailed", message)]);
  if (!storageClass) return fail(`storageclass.storage.k8s.io "${className}" not found`);
  const provisioner = externalProvisioner(storageClass.provisioner);
  if (!provisioner) return fail(`no volume plugin matched name: ${storageClass.provisioner}`);
  const message = `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
  const waiting = wait(view, stored, [notice(claim, "Normal", "ExternalProvisioning", message)]);
  const { annotations } = claim.metadata;
  if (annotations?.[storageProvisionerAnnotation] === provisioner) return waiting;
  const next = {
    ...annotations,
    [betaStorageProvisionerAnnotation]: provisioner,
    [storageProvisionerAnnotation]: provisioner,
  };
  const why: Why = { reason: "ExternalProvisioning", because: [stored, view.get("StorageClass", className)] };
  const asked = update({ ...claim, metadata: { ...claim.metadata, annotations: next } }, why);
  return { ...waiting, writes: [asked, ...(waiting.writes ?? [])] };
}

/** A claim that asks for one certain volume. */
function syncNamed(view: View, stored: StoredClaim, name: string): Plan {
  const claim = stored.value;
  const volume = view.get("PersistentVolume", name);
  if (!volume) return wait(view, stored);
  if (!volume.value.spec.claimRef) {
    const problem = mismatch(claim, volume.value);
    if (!problem) return { writes: bind(view, stored, volume) };
    return wait(view, stored, [
      notice(claim, "Warning", "VolumeMismatch", `Cannot bind to requested volume "${name}": ${problem}`),
    ]);
  }
  if (isClaimedBy(volume.value, claim)) return { writes: bind(view, stored, volume) };
  if (claim.metadata.annotations?.[boundByControllerAnnotation]) return wait(view, stored);
  return wait(view, stored, [
    notice(claim, "Warning", "FailedBinding", `volume "${name}" already bound to a different claim.`),
  ]);
}

/** checkVolumeSatisfyClaim */
function mismatch(claim: PersistentVolumeClaim, volume: PersistentVolume): string | undefined {
  const { spec } = volume;
  if (compareQuantities(spec.capacity?.storage, claim.spec.resources?.requests?.storage) < 0)
    return "requested PV is too small";
  if (volumeClassNameOf(volume) !== (classNameOf(claim) ?? "")) return "storageClassName does not match";
  if ((spec.volumeMode ?? "Filesystem") !== (claim.spec.volumeMode ?? "Filesystem"))
    return "incompatible volumeMode";
  return claim.spec.accessModes?.every((mode) => spec.accessModes?.includes(mode))
    ? undefined
    : "incompatible accessMode";
}

function syncBound(view: View, stored: StoredClaim): Plan {
  const claim = stored.value;
  const lose = (reason: string, message: string): Plan =>
    phase(
      view,
      stored,
      "Lost",
      claim.status?.phase === "Lost" ? [] : [notice(claim, "Warning", reason, message)],
    );
  if (!claim.spec.volumeName)
    return lose(
      "ClaimLost",
      "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!",
    );
  const volume = view.get("PersistentVolume", claim.spec.volumeName);
  if (!volume)
    return lose("ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
  const { claimRef } = volume.value.spec;
  if (!claimRef || isClaimedBy(volume.value, claim)) return { writes: bind(view, stored, volume) };
  return lose("ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
}
