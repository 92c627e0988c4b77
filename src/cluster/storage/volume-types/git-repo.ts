/** gitRepo: an emptyDir that the kubelet fills once by cloning a repository. Deprecated, off since 1.33. */
import type { GitRepoSource } from "#api";
import { headSnapshot, type Snapshot } from "../../programs/git/repository.ts";
import type { File } from "../../state/machine-records.ts";
import { addEntry, type FileStore, fileAt, makeDirectories, newRoot, ROOT_INODE } from "../files/index.ts";
import { failed, type MountableType, type MountRequest, type MountResult, podDisk } from "./volume-type.ts";

/** The disk that holds what a repository has at its head: a host of repositories outside the cluster. */
const repositoryDiskId = (repository: string): string => `git ${repository}`;

/** Cloned when the Pod comes, never again. `pkg/volume/git_repo/git_repo.go` */
export const gitRepo: MountableType = {
  field: "gitRepo",
  plugin: "kubernetes.io/git-repo",
  provider: "pod",
  sharedBy: "pod",
  filesDieWhen: "pod",
  isRenewed: false,
  takesGroup: true,
  mount: (request: MountRequest): MountResult => {
    const { files, source, specName, view } = request;
    if (!view.settings.gitRepoVolumeDriver) return failed("SetUp", specName, DISABLED);
    const disk = podDisk(request, gitRepo);
    const mounted = { disk: disk.id, path: "/", hostPath: disk.path!, fileSystem: "ext4" };
    if (files.get(disk.id, ROOT_INODE)) return mounted;
    const { repository, directory = "", revision } = source as GitRepoSource;
    const clone = repositoryAt(request, repository);
    if (!clone) return failed("SetUp", specName, notFound(repository, directory));
    const snapshot = clone.snapshot(revision === undefined || revision === "" ? "HEAD" : revision);
    if (!snapshot) return failed("SetUp", specName, notCheckedOut(revision ?? ""));
    request.putDisk(disk);
    files.put(newRoot(disk.id, view.now, { mode: 0o777 }));
    const target = directory === "" ? nameOf(repository) : directory;
    writeSnapshot(files, disk.id, target, { ...snapshot, ".git/HEAD": HEAD_FILE });
    return mounted;
  },
};

const HEAD_FILE = { content: "ref: refs/heads/master\n", mode: 0o644 };

/** What can be cloned: `undefined` for a revision that is not there. */
interface Clonable {
  snapshot(revision: string): Snapshot | undefined;
}

/** A repository on the machine's own disk (`file:///srv/site.git`), or one of a host outside the cluster. */
function repositoryAt({ files, machine }: MountRequest, address: string): Clonable | undefined {
  const path = /^(?:file:\/\/)?(\/.*)$/.exec(address)?.[1];
  if (path !== undefined) {
    const onMachine = { ...readOnly, read: (name: string) => fileAt(files, machine.name, name)?.content };
    const places = [path, `${path}/.git`].filter((place) => headSnapshot(onMachine, place) !== undefined);
    return places[0] === undefined
      ? undefined
      : { snapshot: (revision) => headSnapshot(onMachine, places[0]!, revision) };
  }
  const head = files.get(repositoryDiskId(address), ROOT_INODE);
  return head && { snapshot: () => snapshotBelow(files, head, "") };
}

/** Nothing is written into the repository that is cloned. */
const readOnly = { write: () => {}, makeDirectory: () => {} };

function snapshotBelow(files: FileStore, from: File, path: string): Snapshot {
  const found: Record<string, Snapshot[string]> = {};
  for (const { name, type, content = "", mode, ...child } of files.children(from.disk, from.inode)) {
    if (type === "directory")
      Object.assign(found, snapshotBelow(files, { name, type, mode, ...child }, `${path}${name}/`));
    else if (type === "file") found[path + name] = { content, mode };
  }
  return found;
}

function writeSnapshot(files: FileStore, disk: string, target: string, snapshot: Snapshot): void {
  for (const [path, { content, mode }] of Object.entries(snapshot)) {
    const end = path.lastIndexOf("/");
    const directory = makeDirectories(files, disk, end < 0 ? target : `${target}/${path.slice(0, end)}`);
    if (directory) addEntry(files, directory, path.slice(end + 1), "file", content, { mode });
  }
}

const notCheckedOut = (revision: string): string =>
  `failed to exec 'git checkout ${revision}': error: pathspec '${revision}' did not match any file(s) known to git\n: exit status 1`;

const DISABLED =
  "git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`";

const nameOf = (repository: string): string =>
  repository
    .replace(/\/+$/, "")
    .split("/")
    .at(-1)!
    .replace(/\.git$/, "");

const notFound = (repository: string, directory: string): string =>
  `failed to exec 'git clone -- ${repository}${directory === "" ? "" : ` ${directory}`}': Cloning into '${
    directory === "" ? nameOf(repository) : directory
  }'...\nfatal: repository '${repository}' not found\n: exit status 128`;
