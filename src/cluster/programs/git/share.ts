/** `git init`, `clone`, `push`, `pull`: one repository and another. */
import { baseName, joinPath } from "../applets/paths.ts";
import { type GitCommand, GitError, type GitPlace, gitOptions, within } from "./git-command.ts";
import { DEFAULT_BRANCH, Repository } from "./repository.ts";
import { checkOut, repositoryFiles } from "./work-tree.ts";

const absolute = (place: GitPlace, path: string): string =>
  path.startsWith("/") ? path : joinPath(place.directory, path);

export const initialize: GitCommand = function* (place, args) {
  const { flags, values, rest } = gitOptions(args, "b");
  const bare = flags.has("bare");
  const root = absolute(place, rest[0] ?? ".").replace(/\/\.$/, "");
  const path = bare ? root : joinPath(root, ".git");
  const repository = new Repository(repositoryFiles(place.call.process), path);
  const existed = repository.exists;
  if (!existed)
    repository.initialize(bare, values.get("b") ?? values.get("i") ?? values.get("initial-branch"));
  if (!flags.has("q") && !flags.has("quiet")) {
    const word = existed ? "Reinitialized existing" : "Initialized empty";
    yield* place.call.process.print(`${word} Git repository in ${path}/\n`);
  }
  return 0;
};

/** The repository behind an address. Only the files of this machine can be reached. */
function remote(place: GitPlace, address: string): Repository {
  const web = /^(?:https?|ssh|git):\/\/([^/:]+)|^[\w.-]+@([^:]+):/.exec(address);
  if (web !== null) {
    throw new GitError(`fatal: unable to access '${address}/': Could not resolve host: ${web[1] ?? web[2]}`);
  }
  const path = absolute(place, address.replace(/^file:\/\//, ""));
  const files = repositoryFiles(place.call.process);
  const found = [new Repository(files, path), new Repository(files, joinPath(path, ".git"))].find(
    (each) => each.exists,
  );
  if (found === undefined) throw new GitError(`fatal: repository '${address}' does not exist`);
  return found;
}

export const cloneRepository: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { flags, values, rest } = gitOptions(args, "bo");
  const [address, given] = rest;
  if (address === undefined) throw new GitError("fatal: You must specify a repository to clone.", 129);
  const name = given ?? baseName(address).replace(/\.git$/, "");
  const root = absolute(place, name).replace(/\/\.$/, "");
  if (process.files.exists(root) && process.files.list(root).length > 0) {
    throw new GitError(`fatal: destination path '${name}' already exists and is not an empty directory.`);
  }
  if (!flags.has("q") && !flags.has("quiet")) yield* process.complain(`Cloning into '${name}'...\n`);
  const source = remote(place, address);
  const repository = new Repository(repositoryFiles(process), joinPath(root, ".git"));
  const branch = values.get("b") ?? source.branch ?? DEFAULT_BRANCH;
  const tip = source.tip(branch);
  if (tip === undefined && values.has("b"))
    throw new GitError(`fatal: Remote branch ${branch} not found in upstream origin`);
  repository.initialize(false, branch);
  repository.origin = address;
  if (tip === undefined) {
    yield* process.complain("warning: You appear to have cloned an empty repository.\n");
    return 0;
  }
  repository.fetch(source, tip);
  repository.setTip(branch, tip);
  checkOut(process, root, {}, repository.commit(tip)?.files ?? {});
  return 0;
};

export const push: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository } = within(place);
  const { flags, rest } = gitOptions(args, "");
  const branch = rest[1]?.split(":")[0] ?? repository.branch ?? DEFAULT_BRANCH;
  const address = repository.origin;
  if (address === undefined) {
    throw new GitError(
      "fatal: 'origin' does not appear to be a git repository\nfatal: Could not read from remote repository.",
    );
  }
  const tip = repository.tip(branch);
  if (tip === undefined) {
    throw new GitError(
      `error: src refspec ${branch} does not match any\nerror: failed to push some refs to '${address}'`,
      1,
    );
  }
  const target = remote(place, address);
  const before = target.tip(branch);
  const isAhead = before === undefined || repository.history(tip).some(({ id }) => id === before);
  if (!isAhead && !flags.has("f") && !flags.has("force")) {
    throw new GitError(
      `To ${address}\n ! [rejected]        ${branch} -> ${branch} (fetch first)\nerror: failed to push some refs to '${address}'`,
      1,
    );
  }
  target.fetch(repository, tip);
  target.setTip(branch, tip);
  if (flags.has("q") || flags.has("quiet")) return 0;
  const change =
    before === undefined
      ? ` * [new branch]      ${branch} -> ${branch}`
      : `   ${before.slice(0, 7)}..${tip.slice(0, 7)}  ${branch} -> ${branch}`;
  yield* process.complain(before === tip ? "Everything up-to-date\n" : `To ${address}\n${change}\n`);
  return 0;
};

/** Takes what is new; files change only where nothing of one's own stands in the way. */
export const pull: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { flags } = gitOptions(args, "");
  const branch = repository.branch ?? DEFAULT_BRANCH;
  if (repository.origin === undefined) throw new GitError("fatal: No remote repository specified.", 1);
  const source = remote(place, repository.origin);
  const tip = source.tip(branch);
  const before = repository.tip(branch);
  if (tip === undefined || tip === before) {
    if (!flags.has("q")) yield* process.print("Already up to date.\n");
    return 0;
  }
  repository.fetch(source, tip);
  if (before !== undefined && !repository.history(tip).some(({ id }) => id === before)) {
    throw new GitError("fatal: Not possible to fast-forward, aborting.");
  }
  const old = before === undefined ? {} : (repository.commit(before)?.files ?? {});
  const files = repository.commit(tip)?.files ?? {};
  checkOut(process, root, old, files);
  repository.setTip(branch, tip);
  repository.index = files;
  if (!flags.has("q"))
    yield* process.print(`Updating ${before?.slice(0, 7) ?? ""}..${tip.slice(0, 7)}\nFast-forward\n`);
  return 0;
};

export const showRemotes: GitCommand = function* (place, args) {
  const { repository } = within(place);
  const [verb, name, url] = args;
  if (verb === "add" || verb === "set-url") {
    if (name === "origin" && url !== undefined) repository.origin = url;
    return 0;
  }
  const { origin } = repository;
  if (origin === undefined) return 0;
  yield* place.call.process.print(
    verb === "-v" ? `origin\t${origin} (fetch)\norigin\t${origin} (push)\n` : "origin\n",
  );
  return 0;
};
