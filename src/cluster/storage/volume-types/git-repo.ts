/** gitRepo: an emptyDir that the kubelet fills once by cloning a repository. Deprecated, off since 1.33. */
import type { GitRepoSource } from "#api";
import type { File } from "../../state/machine-records.ts";
import { addEntry, type FileStore, makeDirectories, newRoot, ROOT_INODE } from "../files/index.ts";
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
    const { repository, directory = "" } = source as GitRepoSource;
    const head = files.get(repositoryDiskId(repository), ROOT_INODE);
    if (!head) return failed("SetUp", specName, notFound(repository, directory));
    request.putDisk(disk);
    files.put(newRoot(disk.id, view.now, { mode: 0o777 }));
    const target = directory === "" ? nameOf(repository) : directory;
    copyInto(files, head, makeDirectories(files, disk.id, target)!);
    return mounted;
  },
};

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

function copyInto(files: FileStore, from: File, to: File): void {
  for (const child of files.children(from.disk, from.inode)) {
    const { name, type, content = "", mode } = child;
    if (type === "directory") copyInto(files, child, addEntry(files, to, name, "directory", "", { mode }));
    else if (type === "file") addEntry(files, to, name, "file", content, { mode });
  }
}
