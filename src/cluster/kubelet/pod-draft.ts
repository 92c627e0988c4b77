/** What one look at a Pod comes to: the worker as it will be, and the plan that makes it so. */
import type { Pod, PodStatus } from "#api";
import type { View, Why, Write } from "../component.ts";
import { type EventNotice, type Plan, type ProcessRequest, put, remove, updateStatus } from "../component.ts";
import { equal } from "../state/equal.ts";
import type { ContainerInstance, Machine, Sandbox } from "../state/machine-records.ts";
import type { Ms, RecordKind, Revision, Stored } from "../state/record.ts";
import { idOf } from "../state/record.ts";
import { DraftFiles } from "../storage/files/index.ts";
import { containerNamed } from "./containers/roles.ts";
import { memoryOf, noteUnsent } from "./node/memory.ts";
import { type PodWorker, sandboxDiskId } from "./records.ts";

/** A process request without its reasons: the draft knows them. */
type Asked<Request = ProcessRequest> = Request extends Why ? Omit<Request, keyof Why> : never;

export class PodDraft {
  readonly view: View;
  readonly machine: Machine;
  /** The Pod as the API server has it, where this kubelet can ask. */
  readonly stored: Stored<"Pod"> | undefined;
  readonly isConnected: boolean;
  readonly files: DraftFiles;
  /** As it will be; replace it with `change`. */
  worker: PodWorker;
  readonly #before: Stored<"PodWorker"> | undefined;
  readonly #causes: { readonly revision: Revision }[];
  readonly #instances = new Map<string, ContainerInstance | undefined>();
  readonly #sandboxes = new Map<string, Sandbox | undefined>();
  readonly #writes: Write[] = [];
  readonly #events: EventNotice[] = [];
  readonly #processes: ProcessRequest[] = [];
  #wakeAt: Ms | undefined;
  #isForgotten = false;
  #isTold = false;

  constructor(view: View, machine: Stored<"Machine">, worker: PodWorker, before?: Stored<"PodWorker">) {
    this.view = view;
    this.machine = machine.value;
    this.worker = worker;
    this.#before = before;
    this.isConnected = machine.value.network === "connected";
    this.stored = this.isConnected ? view.by("podByUid", worker.pod.metadata.uid)[0] : undefined;
    const removal = this.isConnected && !this.stored ? view.removal("Pod", idOf(worker.pod)) : undefined;
    this.#causes = [this.stored ?? removal ?? before ?? machine];
    this.files = new DraftFiles(view, { reason: "KubeletPreparedFiles", because: this.#causes });
  }

  get now(): Ms {
    return this.view.now;
  }

  get pod(): Pod {
    return this.worker.pod;
  }

  get uid(): string {
    return this.worker.pod.metadata.uid;
  }

  /** Emulated as in the recordings of a control plane: containers do what their command's text says. */
  get isEmulated(): boolean {
    return this.view.settings.kubelet === "emulated";
  }

  change(change: Partial<PodWorker>): void {
    this.worker = { ...this.worker, ...change };
  }

  /** From here on, this too is a reason for what is done. */
  becauseOf(cause: { readonly revision: Revision } | undefined): void {
    if (cause && !this.#causes.some(({ revision }) => revision === cause.revision)) this.#causes.push(cause);
  }

  /** Looks again at that moment, or earlier. */
  wake(at: Ms | undefined): void {
    if (at !== undefined && (this.#wakeAt === undefined || at < this.#wakeAt)) this.#wakeAt = at;
  }

  event(type: EventNotice["type"], reason: string, message: string, container?: string): void {
    const fieldPath = container === undefined ? undefined : containerNamed(this.pod, container)?.fieldPath;
    this.#events.push({
      about: this.pod,
      type,
      reason,
      message,
      host: this.machine.name,
      // The recorder of an emulated kubelet lives outside the machine.
      ...(this.isEmulated ? {} : { recorderStartedAtMs: this.machine.kubeletStartedAtMs }),
      ...(fieldPath === undefined ? {} : { fieldPath }),
    });
  }

  ask(request: Asked, reason: string): void {
    this.#processes.push({ ...request, ...this.#why(reason) } as ProcessRequest);
  }

  write(kind: RecordKind, id: string, value: unknown, reason: string): void {
    this.#writes.push({ do: "put", kind, id, value, ...this.#why(reason) });
  }

  remove(kind: RecordKind, id: string, reason: string): void {
    this.#writes.push(remove({ kind, id }, this.#why(reason)));
  }

  /** This Pod's containers on this machine, oldest first. */
  instances(): readonly ContainerInstance[] {
    const known = this.view
      .by("containersOfPod", this.uid)
      .filter(({ value }) => value.node === this.machine.name);
    const current = known.map(({ id, value }) => (this.#instances.has(id) ? this.#instances.get(id) : value));
    const ids = new Set(known.map(({ id }) => id));
    const made = [...this.#instances].flatMap(([id, value]) => (ids.has(id) ? [] : [value]));
    return [...current, ...made].filter((instance) => instance !== undefined);
  }

  instance(id: string): ContainerInstance | undefined {
    return this.#instances.has(id) ? this.#instances.get(id) : this.view.get("ContainerInstance", id)?.value;
  }

  putInstance(instance: ContainerInstance, reason: string): void {
    this.#instances.set(instance.id, instance);
    this.write("ContainerInstance", instance.id, instance, reason);
  }

  removeInstance({ id }: ContainerInstance, reason: string): void {
    this.#instances.set(id, undefined);
    this.remove("ContainerInstance", id, reason);
  }

  /** This Pod's sandboxes on this machine, oldest first. */
  sandboxes(): readonly Sandbox[] {
    const known = this.view
      .by("sandboxesOfPod", this.uid)
      .filter(({ value }) => value.node === this.machine.name);
    const current = known.map(({ id, value }) => (this.#sandboxes.has(id) ? this.#sandboxes.get(id) : value));
    const ids = new Set(known.map(({ id }) => id));
    const made = [...this.#sandboxes].flatMap(([id, value]) => (ids.has(id) ? [] : [value]));
    return [...current, ...made].filter((sandbox) => sandbox !== undefined);
  }

  putSandbox(sandbox: Sandbox, reason: string): void {
    this.#sandboxes.set(sandbox.id, sandbox);
    this.write("Sandbox", sandbox.id, sandbox, reason);
  }

  removeSandbox({ id }: Sandbox, reason: string): void {
    this.#sandboxes.set(id, undefined);
    this.removeDisk(sandboxDiskId(id), reason);
    this.remove("Sandbox", id, reason);
  }

  /** A disk with every file that was ever written to it; what it was made with goes with its record. */
  removeDisk(id: string, reason: string): void {
    if (!this.view.get("Disk", id)) return;
    for (const { value } of [...this.view.by("filesOnDisk", id)].reverse()) this.files.remove(value);
    this.remove("Disk", id, reason);
  }

  /** Tells the API server the status, if it does not know it already. */
  publish(status: PodStatus): void {
    this.change({ status });
    const object = this.stored?.value;
    if (!object || equal(object.status, status)) return;
    this.#writes.push(updateStatus({ ...object, status }, this.#why("PodStatusChanged")));
    this.#isTold = true;
  }

  /** Whether the status has been published just now. */
  get isTold(): boolean {
    return this.#isTold;
  }

  /** Lets the API server remove the object. `pkg/kubelet/status/status_manager.go` canBeDeleted */
  deleteObject(): void {
    if (!this.stored) return;
    const { id, value } = this.stored;
    const { uid } = value.metadata;
    const why = this.#why("PodTerminated");
    this.#writes.push({ do: "delete", kind: "Pod", id, uid, gracePeriodSeconds: 0, ...why });
  }

  /**
   * A kubelet that has just started and meets a Pod that is ending tries to mount its ConfigMaps before it
   * has
   * registered for them. `pkg/kubelet/util/manager/cache_based_manager.go`
   */
  announceUnregistered(): void {
    if (this.#before && this.#before.value.kubeletStartedAtMs === this.worker.kubeletStartedAtMs) return;
    const { namespace } = this.pod.metadata;
    const others = this.view.by("podsOnNode", this.machine.name).map(({ value }) => value.metadata);
    // Another Pod of the namespace that runs here registers for the same ConfigMap.
    if (others.some((other) => other.namespace === namespace && other.deletionTimestamp === undefined))
      return;
    for (const { name, projected } of this.pod.spec.volumes ?? [])
      for (const { configMap } of projected?.sources ?? []) {
        const object = `object "${namespace}"/"${configMap?.name}" not registered`;
        if (configMap)
          this.event("Warning", "FailedMount", `MountVolume.SetUp failed for volume "${name}" : ${object}`);
      }
  }

  /** The machine holds an image from now on. */
  addImage(image: string): void {
    const { name, images } = this.view.get("Machine", this.machine.name)!.value;
    const memory = memoryOf(this.view, this.machine);
    if (!images.includes(image))
      this.write("Machine", name, { ...this.machine, images: [...images, image] }, "ImagePulled");
    if (memory.pulled.includes(image)) return;
    this.write("KubeletMemory", name, { ...memory, pulled: [...memory.pulled, image] }, "ImagePulled");
  }

  /** The worker is no longer needed. */
  forget(): void {
    this.#isForgotten = true;
  }

  plan(): Plan {
    const id = `${this.worker.node}/${this.uid}`;
    const memory: Write[] = [];
    if (this.#isForgotten) {
      if (this.#before) memory.push(remove({ kind: "PodWorker", id }, this.#why("PodForgotten")));
    } else if (!this.#before || !equal(this.#before.value, this.worker))
      memory.push(put("PodWorker", id, this.worker, this.#why("PodSynced")));
    if (!this.isConnected)
      memory.push(...noteUnsent(this.view, this.machine, this.#events, this.#why("NetworkCut")));
    return {
      writes: [...this.files.writes(), ...this.#writes, ...memory],
      ...(this.isConnected && this.#events.length > 0 ? { events: this.#events } : {}),
      ...(this.#processes.length > 0 ? { processes: this.#processes } : {}),
      ...(this.#wakeAt === undefined || this.#isForgotten ? {} : { wakeAt: this.#wakeAt }),
    };
  }

  #why(reason: string): Why {
    return { reason, because: [...this.#causes] };
  }
}
