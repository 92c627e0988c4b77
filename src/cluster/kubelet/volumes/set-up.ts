/** Making a Pod's volumes available before its containers start. `pkg/kubelet/volumemanager` */
import type { Volume } from "#api";
import type { Ms } from "../../state/record.ts";
import { fileAt } from "../../storage/files/index.ts";
import {
  globalMapPathOf,
  type MountedAt,
  type MountRequest,
  type MountResult,
} from "../../storage/volume-types/index.ts";
import { allContainers } from "../containers/roles.ts";
import { withEmulatedDisks } from "../emulation/emulated-runtime.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { BackOff, MountedVolume } from "../records.ts";
import { giveToGroup } from "./group-ownership.ts";
import { filesOfMachine } from "./machine-files.ts";
import { type ResolvedVolume, resolveVolume } from "./resolve-volume.ts";

/** `pkg/util/goroutinemap/exponentialbackoff` */
const FIRST_RETRY_MS: Ms = 500;
const LAST_RETRY_MS: Ms = 122_000;

/** How often the reconciler looks for a volume that waits for somebody else. */
const LOOK_AGAIN_MS: Ms = 1000;

/**
 * `waiting`: some volume is not there yet. `problem`: the sync fails because of a volume that cannot be
 * looked for.
 */
export type VolumesOutcome =
  | { readonly outcome: "mounted" }
  | { readonly outcome: "waiting"; readonly retryAtMs: Ms }
  | { readonly outcome: "problem"; readonly message: string };

/** The volumes that some container uses: others are never set up. An emulated kubelet knows no devices. */
function usedVolumes({ pod, isEmulated }: PodDraft): readonly Volume[] {
  const used = new Set(
    allContainers(pod).flatMap(({ volumeMounts = [], volumeDevices = [] }) =>
      [...volumeMounts, ...(isEmulated ? [] : volumeDevices)].map(({ name }) => name),
    ),
  );
  return (pod.spec.volumes ?? []).filter(({ name }) => used.has(name));
}

/** Sets up what is due. */
export function setUpVolumes(draft: PodDraft): VolumesOutcome {
  let retryAtMs: Ms | undefined;
  const problems: { readonly name: string; readonly problem: string }[] = [];
  for (const volume of usedVolumes(draft)) {
    const known = draft.worker.volumes[volume.name];
    if (known?.state === "mounted") continue;
    const dueAtMs = known ? known.retry.updatedAtMs + known.retry.delayMs : draft.now;
    const resolved = dueAtMs <= draft.now ? resolveVolume(draft.view, draft.pod, volume) : undefined;
    if (resolved && "problem" in resolved) problems.push({ name: volume.name, ...resolved });
    const next =
      resolved && !("problem" in resolved) ? attempt(draft, volume, resolved, known?.retry) : dueAtMs;
    if (next !== undefined && (retryAtMs === undefined || next < retryAtMs)) retryAtMs = next;
  }
  if (problems.length > 0) return { outcome: "problem", message: summary(problems) };
  return retryAtMs === undefined ? { outcome: "mounted" } : { outcome: "waiting", retryAtMs };
}

function summary(problems: readonly { readonly name: string; readonly problem: string }[]): string {
  const names = `[${problems.map(({ name }) => name).join(" ")}]`;
  const texts = problems.map(({ problem }) => problem).join("; ");
  return `Unable to attach or mount volumes: unmounted volumes=${names}, unattached volumes=[], failed to process volumes=${names}: ${texts}`;
}

/** The moment of the next attempt, or `undefined` when it is mounted. */
function attempt(
  draft: PodDraft,
  volume: Volume,
  resolved: ResolvedVolume,
  retry: BackOff | undefined,
): Ms | undefined {
  const result = mount(draft, volume, resolved);
  if ("message" in result)
    draft.event("Warning", resolved.isDevice ? "FailedMapVolume" : "FailedMount", result.message);
  if (!("disk" in result)) {
    const delayMs = "message" in result ? nextDelay(draft, retry) : LOOK_AGAIN_MS;
    remember(draft, volume.name, { state: "waiting", retry: { delayMs, updatedAtMs: draft.now } });
    return draft.now + delayMs;
  }
  const mounted = mountedVolume(draft, result, resolved);
  if (resolved.isDevice) announceDevice(draft, resolved);
  else own(draft, mounted, resolved);
  remember(draft, volume.name, mounted);
  return undefined;
}

/** An emulated kubelet does not lose patience. */
const nextDelay = ({ isEmulated }: PodDraft, retry: BackOff | undefined): Ms =>
  retry && !isEmulated ? Math.min(retry.delayMs * 2, LAST_RETRY_MS) : FIRST_RETRY_MS;

/** `pkg/volume/util/operationexecutor/operation_generator.go` GenerateMapVolumeFunc */
function announceDevice(draft: PodDraft, { type: { plugin }, specName }: ResolvedVolume): void {
  const tell = (place: string): void =>
    draft.event(
      "Normal",
      "SuccessfulMountVolume",
      `MapVolume.MapPodDevice succeeded for volume "${specName}" ${place}`,
    );
  tell(`globalMapPath "${globalMapPathOf(plugin, specName)}"`);
  const { uid } = draft.pod.metadata;
  tell(`volumeMapPath "/var/lib/kubelet/pods/${uid}/volumeDevices/${plugin.replaceAll("/", "~")}"`);
}

function mount(
  draft: PodDraft,
  volume: Volume,
  { type, source, specName, readOnly, isDevice, isElsewhere }: ResolvedVolume,
): MountResult {
  if (isElsewhere) return { message: affinityProblem(specName, isDevice) };
  const { view, machine, pod, files } = draft;
  const request: MountRequest = {
    view,
    machine,
    pod,
    volume: volume.name,
    specName,
    source,
    readOnly,
    files,
    get machineFiles() {
      const own = filesOfMachine(view, files, machine.name);
      return draft.isEmulated ? withEmulatedDisks(own) : own;
    },
    putDisk: (disk) => draft.write("Disk", disk.id, disk, "VolumeMounted"),
    becauseOf: (cause) => draft.becauseOf(cause),
  };
  return isDevice ? (type.map?.(request) ?? { isAwaited: true }) : type.mount(request);
}

const affinityProblem = (specName: string, isDevice: boolean): string =>
  `${isDevice ? "MapVolume" : "MountVolume"}.NodeAffinity check failed for volume "${specName}" : no matching NodeSelectorTerms`;

const mountedVolume = (
  { view, pod }: PodDraft,
  result: MountedAt,
  { type, readOnly, source, isDevice }: ResolvedVolume,
): MountedVolume => ({
  state: "mounted",
  ...versionPart(type.version?.(view, pod, source)),
  type: type.field,
  disk: result.disk,
  path: result.path,
  hostPath: result.hostPath,
  readOnly: readOnly || (result.readOnly ?? false),
  fileSystem: result.fileSystem,
  ...(isDevice ? { isDevice } : {}),
  ...(result.isImmutable ? { isImmutable: true } : {}),
});

const versionPart = (version: string | undefined) => (version === undefined ? {} : { version });

function own(
  { files, pod }: PodDraft,
  { disk, path, readOnly }: MountedVolume,
  { type }: ResolvedVolume,
): void {
  const group = pod.spec.securityContext?.fsGroup;
  if (group === undefined || !type.takesGroup || readOnly) return;
  const root = fileAt(files, disk, path);
  if (!root) return;
  giveToGroup(files, root, group);
}

function remember(draft: PodDraft, name: string, volume: PodDraft["worker"]["volumes"][string]): void {
  draft.change({ volumes: { ...draft.worker.volumes, [name]: volume } });
}

/**
 * Every sync writes anew what comes from the API server, if it changed. What cannot be read stays as it was.
 */
export function renewVolumes(draft: PodDraft): void {
  for (const volume of usedVolumes(draft)) {
    const known = draft.worker.volumes[volume.name];
    if (known?.state !== "mounted" || known.isImmutable) continue;
    const resolved = resolveVolume(draft.view, draft.pod, volume);
    if ("problem" in resolved || !resolved.type.isRenewed) continue;
    const version = resolved.type.version?.(draft.view, draft.pod, resolved.source);
    if (version !== undefined && version === known.version) continue;
    if (known.retry && known.retry.updatedAtMs + known.retry.delayMs > draft.now) continue;
    const result = mount(draft, volume, resolved);
    if ("message" in result) {
      draft.event("Warning", "FailedMount", result.message);
      const retry = { delayMs: nextDelay(draft, known.retry), updatedAtMs: draft.now };
      remember(draft, volume.name, { ...known, retry });
    } else if ("disk" in result && (known.retry || result.isImmutable || version !== undefined))
      remember(draft, volume.name, mountedVolume(draft, result, resolved));
  }
}
