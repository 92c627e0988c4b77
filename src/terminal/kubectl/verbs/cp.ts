/** `kubectl cp`: files through `tar` in the container (`staging/src/k8s.io/kubectl/pkg/cmd/cp/cp.go`). */
import type { Pod } from "#api";
import { type Descriptor, type Process, packTar, type TarEntry, unpackTar, type Wait } from "#cluster";
import { fail, failUsage } from "../failure.ts";
import { number, text, toggle } from "../flags/flag.ts";
import { chosenContainer } from "../resources/containers.ts";
import { resourceNamed } from "../resources/named.ts";
import { lookUp } from "../resources/select.ts";
import type { Call, Verb } from "../verb.ts";
import { exitOf, requireRunning } from "./exec.ts";

/** `[[namespace/]pod:]path`. */
interface Place {
  readonly pod?: { readonly name: string; readonly namespace: string };
  readonly path: string;
}

function placeOf(call: Call, word: string): Place {
  const colon = word.indexOf(":");
  if (colon < 0) return { path: word };
  if (colon === 0) fail("filespec must match the canonical format: [[namespace/]pod:]file/path");
  const [pod = "", path] = [word.slice(0, colon), word.slice(colon + 1)];
  if (path === "") fail("filepath can not be empty");
  const parts = pod.split("/");
  if (parts.length > 2) fail("filespec must match the canonical format: [[namespace/]pod:]file/path");
  const [name, namespace = call.namespace] = parts.reverse();
  return { pod: { name: name!, namespace }, path };
}

/** A descriptor that gives a text and then its end. */
function giving(content: string): Descriptor {
  let left: string | undefined = content;
  return {
    read: (limit = Number.POSITIVE_INFINITY) => {
      if (left === undefined || left === "") return undefined;
      const part = left.slice(0, limit);
      left = left.slice(part.length);
      return part;
    },
    write: () => {},
    readable: true,
    writable: false,
    close: () => {
      left = undefined;
    },
    share() {
      return this;
    },
  };
}

/** A descriptor that keeps what is written to it. */
function keeping(): Descriptor & { readonly kept: () => string } {
  let kept = "";
  return {
    kept: () => kept,
    read: () => undefined,
    write: (part) => {
      kept += part;
    },
    readable: false,
    writable: true,
    close: () => {},
    share() {
      return this;
    },
  };
}

const baseOf = (path: string) => path.replace(/\/+$/, "").split("/").at(-1) ?? "";
const folderOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf("/"), 1)) || "/";

/** A local file or folder with all that is in it, by the name it shall have. */
function localEntries(process: Process, path: string, name: string): readonly TarEntry[] {
  const { files } = process;
  const { type, mode, uid, gid, modifiedAtMs } = files.stat(path);
  const modified = Math.floor((process.machine.epochMs + modifiedAtMs) / 1000);
  const about = { path: name, mode, uid, gid, modified };
  if (type !== "directory") return [{ ...about, type: "file", content: files.read(path) }];
  const inside = files
    .list(path)
    .flatMap((child) => localEntries(process, `${path}/${child}`, `${name}/${child}`));
  return [{ ...about, type: "directory", content: "" }, ...inside];
}

interface Remote {
  readonly pod: Pod;
  readonly container: string;
}

function* remoteOf(call: Call, place: Required<Place>): Generator<Wait, Remote, void> {
  const { name, namespace } = place.pod;
  const pod = (yield* lookUp(call, { resource: resourceNamed("pods"), name, namespace })) as Pod;
  requireRunning(pod);
  return { pod, container: yield* chosenContainer(call, pod) };
}

interface Streams {
  readonly stdin?: Descriptor;
  readonly stdout: Descriptor;
  readonly stderr: Descriptor;
}

const execIn = (call: Call, { pod, container }: Remote, command: readonly string[], streams: Streams) =>
  call.cluster.exec({
    namespace: pod.metadata.namespace ?? "default",
    pod: pod.metadata.name,
    container,
    command,
    ...streams,
  });

/** Into a folder that is there under its own name, else under the new one. */
function* copyTo(call: Call, from: string, to: Required<Place>): Generator<Wait, void, void> {
  const { process } = call;
  if (!process.files.exists(from)) fail(`${from} doesn't exist in local filesystem`);
  const remote = yield* remoteOf(call, to);
  const nowhere = { stdout: keeping(), stderr: keeping() };
  const isFolder = yield* execIn(call, remote, ["test", "-d", to.path], nowhere);
  const path =
    isFolder.ok && isFolder.value === 0 ? `${to.path.replace(/\/$/, "")}/${baseOf(from)}` : to.path;
  const archive = packTar(localEntries(process, from, baseOf(path)));
  const folder = path.includes("/") ? folderOf(path) : ".";
  const preserve = call.flags.isOn("no-preserve") ? ["--no-same-permissions", "--no-same-owner"] : [];
  const streams = { stdin: giving(archive), stdout: keeping(), stderr: process.descriptors.get(2)! };
  exitOf(yield* execIn(call, remote, ["tar", ...preserve, "-xmf", "-", "-C", folder], streams));
}

function writeLocal(process: Process, path: string, { mode, content }: TarEntry, isFolder: boolean): void {
  const { files } = process;
  const parent = folderOf(path);
  if (path.includes("/") && !files.exists(parent)) files.makeDirectory(parent);
  if (!isFolder) files.write(path, content, mode);
  else if (!files.exists(path)) files.makeDirectory(path, mode);
}

function* copyFrom(call: Call, from: Required<Place>, to: string): Generator<Wait, void, void> {
  const { process } = call;
  const remote = yield* remoteOf(call, from);
  const stdout = keeping();
  exitOf(
    yield* execIn(call, remote, ["tar", "cf", "-", from.path], {
      stdout,
      stderr: process.descriptors.get(2)!,
    }),
  );
  const root = from.path.replace(/^\/+/, "").replace(/\/+$/, "");
  const isFolder = process.files.exists(to) && process.files.stat(to).type === "directory";
  const place = isFolder ? `${to.replace(/\/$/, "")}/${baseOf(from.path)}` : to;
  for (const entry of unpackTar(stdout.kept()) ?? []) {
    // kubectl leaves links out, lest one lead out of the folder.
    if (entry.type === "symlink") continue;
    const rest = entry.path.slice(root.length).replace(/\/$/, "");
    writeLocal(process, place + rest, entry, entry.type === "directory");
  }
}

export const cp: Verb = {
  name: "cp",
  summary: "Copy files and directories to and from containers",
  usage: "<file-spec-src> <file-spec-dest> [options]",
  flags: [
    text("container", "Container name.", { short: "c" }),
    toggle("no-preserve", "The copied file/directory's ownership and permissions will not be preserved."),
    number("retries", "Set number of retries to complete a copy operation from a container.", {
      byDefault: "0",
    }),
  ],
  *run(call) {
    if (call.args.length !== 2) failUsage(call.path, "source and destination are required");
    const [from, to] = call.args.map((word) => placeOf(call, word)) as [Place, Place];
    if (from.pod && to.pod) fail("one of src or dest must be a local file specification");
    if (from.pod) return yield* copyFrom(call, from as Required<Place>, to.path);
    if (to.pod) return yield* copyTo(call, from.path, to as Required<Place>);
    fail("one of src or dest must be a remote file specification");
  },
  completes: "none",
};
