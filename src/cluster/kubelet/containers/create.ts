/**
 * Configuring and creating one container. `pkg/kubelet/kuberuntime/kuberuntime_container.go` startContainer,
 * generateContainerConfig
 */
import { type Container, quantityToBytes } from "#api";
import type { ContainerInstance, Sandbox } from "../../state/machine-records.ts";
import { emulatedContainer } from "../emulation/emulated-container.ts";
import { memoryOf } from "../node/memory.ts";
import type { PodDraft } from "../pod-draft.ts";
import type { Failure } from "../records.ts";
import { environmentOf } from "./environment.ts";
import { expand } from "./expand.ts";
import { containerNamed } from "./roles.ts";
import { mountProblem } from "./start-problems.ts";
import { hostnameOf, layerContents, logPathOf, systemMounts } from "./system-files.ts";
import { userOf } from "./user.ts";
import { type PlacedMount, volumeMounts } from "./volume-mounts.ts";

/**
 * Creates the next instance of a container and asks for its process; the failure when it cannot be
 * configured.
 */
export function createContainer(
  draft: PodDraft,
  container: Container,
): { readonly instance: string } | Failure {
  const sandbox = draft.sandboxes().at(-1)!;
  const blank = newInstance(draft, container, sandbox);
  if (draft.isEmulated) return emulatedContainer(draft, container, blank);
  const image = draft.view.images.named(container.image)!;
  const podIp = { podIP: sandbox.address, podIPs: [{ ip: sandbox.address }] };
  const status = { ...draft.worker.status, ...podIp };
  const environment = environmentOf(draft.view, { ...draft.pod, status }, container);
  if ("error" in environment) return refused(draft, container, environment.error);
  const user = userOf(draft.pod, container, image);
  if ("error" in user) return refused(draft, container, user.error);
  const found = volumeMounts(draft, container, environment.values);
  if ("error" in found) return refused(draft, container, found.error);
  const system = systemMounts(draft, container, blank.layer, sandbox).filter(
    ({ path }) => !found.mounts.some((mount) => mount.path === path),
  );
  const isPulled = memoryOf(draft.view, draft.machine).pulled.includes(container.image);
  const instance = {
    ...blank,
    imageId: isPulled ? image.digest : image.id,
    mounts: [...found.mounts.map(bare), ...system],
  };
  addInstance(draft, instance);
  const problem = mountProblem(draft, image.files, found.mounts, instance);
  if (problem !== undefined) failToStart(draft, instance, problem);
  else {
    const values = (words: readonly string[]): readonly string[] =>
      words.map((word) => expand(word, environment.values));
    const own = { command: values(container.command ?? []), args: values(container.args ?? []) };
    const command =
      own.command.length > 0
        ? [...own.command, ...own.args]
        : [...image.entrypoint, ...(own.args.length > 0 ? own.args : image.command)];
    const hostname = hostnameOf(draft.pod, draft.machine.name);
    const { uid, gid, groups, home } = user;
    const env = new Map(Object.entries(image.env)).set("HOSTNAME", hostname);
    for (const [name, value] of environment.values) env.set(name, value);
    if (!env.has("HOME")) env.set("HOME", home);
    const request = {
      do: "start-container",
      container: instance.id,
      command,
      uid,
      gid,
      groups,
      hostname,
    } as const;
    draft.ask(
      {
        ...request,
        env,
        workingDir: container.workingDir ?? (image.workingDir || "/"),
      },
      "ContainerStarted",
    );
  }
  return { instance: instance.id };
}

const bare = ({ hostPath: _, isDirectory: __, ...mount }: PlacedMount) => mount;

function refused(draft: PodDraft, { name }: Container, message: string): Failure {
  draft.event("Warning", "Failed", `Error: ${message}`, name);
  return { reason: "CreateContainerConfigError", message };
}

/** Puts a new instance with an empty layer. */
export function addInstance(draft: PodDraft, instance: ContainerInstance): void {
  const { id, layer, image, node, pod, name } = instance;
  const disk = {
    id: layer,
    type: "layer",
    medium: "disk",
    machine: node,
    pod,
    container: id,
    image,
    contents: layerContents,
    madeAtMs: draft.now,
  } as const;
  draft.write("Disk", layer, disk, "ContainerCreated");
  draft.putInstance(instance, "ContainerCreated");
  draft.event("Normal", "Created", `Created container: ${name}`, name);
}

function newInstance(draft: PodDraft, container: Container, sandbox: Sandbox): ContainerInstance {
  const { name, image, resources, securityContext } = container;
  const before = draft.instances().findLast((instance) => instance.name === name);
  const attempt = before ? before.attempt + 1 : 0;
  const { namespace = "default", name: podName, uid } = draft.pod.metadata;
  const id = draft.view.random.hex(64, "container", `${uid} ${name} ${attempt} ${sandbox.id}`);
  const limit = quantityToBytes(resources?.limits?.memory);
  return {
    id,
    name,
    node: draft.machine.name,
    pod: { namespace, name: podName, uid },
    sandbox: sandbox.id,
    role: containerNamed(draft.pod, name)?.role ?? "app",
    attempt,
    image,
    imageId: "",
    state: "created",
    createdAtMs: draft.now,
    layer: `layer ${id}`,
    mounts: [],
    logPath: logPathOf(draft.pod, name, attempt),
    ...(limit > 0 ? { memoryLimitBytes: limit } : {}),
    ...(securityContext?.readOnlyRootFilesystem ? { isRootReadOnly: true } : {}),
  };
}

/** What was created and never ran. */
function failToStart(draft: PodDraft, instance: ContainerInstance, message: string): void {
  const ended = {
    state: "exited",
    finishedAtMs: draft.now,
    exitCode: 128,
    exitReason: "StartError",
  } as const;
  draft.putInstance({ ...instance, ...ended, exitMessage: message }, "ContainerStartFailed");
}
