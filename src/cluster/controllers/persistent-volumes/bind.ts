/**
 * Ties a claim and a volume to each other, one side after the other.
 * `pkg/controller/volume/persistentvolume/pv_controller.go` bind
 */
import {
  bindCompletedAnnotation,
  boundByControllerAnnotation,
  type ObjectReference,
  type PersistentVolume,
  type PersistentVolumeClaim,
} from "#api";
import { update, updateStatus, type View, type Why, type Write } from "../../component.ts";
import { equal } from "../../state/equal.ts";
import type { Stored } from "../../state/record.ts";
import { timestampAt } from "../../time/epoch.ts";

type Phase = NonNullable<NonNullable<PersistentVolume["status"]>["phase"]>;

function referenceTo({ metadata }: PersistentVolumeClaim): ObjectReference {
  const { name, namespace, uid, resourceVersion } = metadata;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    namespace: namespace ?? "",
    name,
    uid,
    resourceVersion,
  };
}

/**
 * The next thing that is missing on either side: the volume names the claim, is Bound, the claim names the
 * volume, is
 * Bound. Each is a request of its own, so that a Pod may be looked at in between.
 */
export function bind(
  view: View,
  claim: Stored<"PersistentVolumeClaim">,
  volume: Stored<"PersistentVolume">,
): readonly Write[] {
  const why: Why = { reason: "Bound", because: [claim, volume] };
  const claimed = claimedVolume(volume.value, claim.value);
  if (claimed) return [update(claimed, why)];
  const phase = phaseWrites(view, volume, "Bound", why);
  if (phase.length > 0) return phase;
  const bound = boundClaim(claim.value, volume.value);
  if (bound) return [update(bound, why)];
  const status = boundStatus(claim.value, volume.value);
  return equal(status, claim.value.status) ? [] : [updateStatus({ ...claim.value, status }, why)];
}

function claimedVolume(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume | undefined {
  const { claimRef } = volume.spec;
  if (claimRef?.uid === claim.metadata.uid) return undefined;
  const isChosen = claimRef?.name === claim.metadata.name && claimRef.namespace === claim.metadata.namespace;
  const annotations = isChosen
    ? volume.metadata.annotations
    : { ...volume.metadata.annotations, [boundByControllerAnnotation]: "yes" };
  const metadata = { ...volume.metadata, ...(annotations ? { annotations } : {}) };
  return { ...volume, metadata, spec: { ...volume.spec, claimRef: referenceTo(claim) } };
}

function boundClaim(
  claim: PersistentVolumeClaim,
  volume: PersistentVolume,
): PersistentVolumeClaim | undefined {
  const isNamed = claim.spec.volumeName === volume.metadata.name;
  if (isNamed && claim.metadata.annotations?.[bindCompletedAnnotation]) return undefined;
  const annotations = {
    ...claim.metadata.annotations,
    [bindCompletedAnnotation]: "yes",
    ...(isNamed ? {} : { [boundByControllerAnnotation]: "yes" }),
  };
  return {
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName: volume.metadata.name },
  };
}

/** The capacity is taken over once; what the volume is said to hold later does not matter. */
function boundStatus(
  { status }: PersistentVolumeClaim,
  { spec }: PersistentVolume,
): NonNullable<PersistentVolumeClaim["status"]> {
  const known = status?.phase === "Bound" ? status.capacity : undefined;
  const capacity = known ?? (spec.capacity ? { storage: spec.capacity.storage ?? "0" } : undefined);
  return {
    ...status,
    phase: "Bound",
    accessModes: spec.accessModes ?? [],
    ...(capacity ? { capacity } : {}),
  };
}

/** Writes a volume's phase, and the moment it changed. */
export function phaseWrites(
  view: View,
  { value: volume }: Stored<"PersistentVolume">,
  phase: Phase,
  why: Why,
  message?: string,
): readonly Write[] {
  const before = volume.status;
  if (before?.phase === phase && before.message === message) return [];
  const { message: _, reason: _reason, ...rest } = before ?? {};
  const status = {
    ...rest,
    phase,
    ...(message === undefined ? {} : { message }),
    ...(before?.phase === phase ? {} : { lastPhaseTransitionTime: timestampAt(view.now) }),
  };
  return [updateStatus({ ...volume, status }, why)];
}

/** Frees a volume from a claim that went elsewhere; one that a person reserved stays reserved. */
export function unbind(volume: PersistentVolume): PersistentVolume {
  const { claimRef, ...spec } = volume.spec;
  const { [boundByControllerAnnotation]: byController, ...annotations } = volume.metadata.annotations ?? {};
  if (byController !== undefined) return { ...volume, metadata: { ...volume.metadata, annotations }, spec };
  const { uid: _, resourceVersion: _version, ...reserved } = claimRef ?? {};
  return { ...volume, spec: { ...spec, claimRef: reserved } };
}
