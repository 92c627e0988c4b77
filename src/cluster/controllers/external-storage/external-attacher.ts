/**
 * Attaches and detaches for drivers: answers VolumeAttachments.
 * https://github.com/kubernetes-csi/external-attacher
 */
import type { KubernetesObject, VolumeAttachment } from "#api";
import {
  type Component,
  nothing,
  type Plan,
  update,
  updateStatus,
  type View,
  type Why,
  type Write,
} from "../../component.ts";
import type { Ms, Stored } from "../../state/record.ts";
import { momentOf } from "../../time/epoch.ts";

/** How long an attachment takes. */
const workMs: Ms = 1000;

/** Keys are `attachment name` and `volume name`. */
export const externalAttacher: Component = {
  name: "external-attacher",
  latencyMs: 20,
  watches: {
    VolumeAttachment: ({ before, after }) =>
      after ? [`attachment ${after.id}`] : [`volume ${before?.value.spec.source.persistentVolumeName}`],
    PersistentVolume: ({ after }) => (after?.value.metadata.deletionTimestamp ? [`volume ${after.id}`] : []),
  },
  reconcile,
};

/** Names of drivers as finalizers spell them. */
const finalizerOf = (driver: string): string => `external-attacher/${driver.replaceAll(".", "-")}`;

function reconcile(view: View, key: string): Plan {
  const [kind, id = ""] = key.split(" ");
  if (kind === "volume") return letVolumeGo(view, id);
  const stored = view.get("VolumeAttachment", id);
  if (!stored) return nothing;
  const finalizer = finalizerOf(stored.value.spec.attacher);
  const { deletionTimestamp, finalizers } = stored.value.metadata;
  if (deletionTimestamp)
    return finalizers?.includes(finalizer) ? { writes: [withoutFinalizer(stored, finalizer)] } : nothing;
  return attach(view, stored, finalizer);
}

/** First its marks, on the attachment and on the volume; then the attachment itself. */
function attach(view: View, stored: Stored<"VolumeAttachment">, finalizer: string): Plan {
  const attachment = stored.value;
  const volume = view.get("PersistentVolume", attachment.spec.source.persistentVolumeName ?? "");
  const why: Why = { reason: "Attaching", because: [stored] };
  const marks: Write[] = [];
  if (!attachment.metadata.finalizers?.includes(finalizer))
    marks.push(update(withFinalizer(attachment, finalizer), why));
  if (
    volume &&
    !volume.value.metadata.deletionTimestamp &&
    !volume.value.metadata.finalizers?.includes(finalizer)
  )
    marks.push(update(withFinalizer(volume.value, finalizer), why));
  if (marks.length > 0) return { writes: marks };
  if (attachment.status?.attached) return nothing;
  const due = (momentOf(attachment.metadata.creationTimestamp) ?? 0) + workMs;
  if (view.now < due) return { wakeAt: due };
  const attached: VolumeAttachment = { ...attachment, status: { attached: true } };
  return { writes: [updateStatus(attached, { reason: "Attached", because: [stored] })] };
}

/** A volume that is being deleted is let go when nothing has it attached. */
function letVolumeGo(view: View, id: string): Plan {
  const stored = view.get("PersistentVolume", id);
  const driver = stored?.value.spec.csi?.driver;
  if (!stored?.value.metadata.deletionTimestamp || !driver) return nothing;
  const isAttached = view
    .list("VolumeAttachment")
    .some(({ value }) => value.spec.source.persistentVolumeName === id);
  const finalizer = finalizerOf(driver);
  if (isAttached || !stored.value.metadata.finalizers?.includes(finalizer)) return nothing;
  return { writes: [withoutFinalizer(stored, finalizer)] };
}

function withFinalizer<Value extends KubernetesObject>(object: Value, finalizer: string): Value {
  return {
    ...object,
    metadata: { ...object.metadata, finalizers: [...(object.metadata.finalizers ?? []), finalizer] },
  };
}

function withoutFinalizer(
  stored: Stored<"VolumeAttachment"> | Stored<"PersistentVolume">,
  finalizer: string,
): Write {
  const object: KubernetesObject = stored.value;
  const { finalizers = [], ...rest } = object.metadata;
  const kept = finalizers.filter((name) => name !== finalizer);
  const metadata = { ...rest, ...(kept.length > 0 ? { finalizers: kept } : {}) };
  return update({ ...object, metadata }, { reason: "Detached", because: [stored] });
}
