/** `git add`, `git commit`, `git status`: from the files to a commit. */
import type { Wait } from "../../processes/process.ts";
import { userName } from "../applets/users.ts";
import { type GitCommand, GitError, gitOptions, within } from "./git-command.ts";
import type { Snapshot } from "./repository.ts";
import { type Difference, differences, snapshotOf } from "./work-tree.ts";

/** What the last commit holds. */
const lastSnapshot = (place: Parameters<GitCommand>[0]): Snapshot => {
  const { repository } = within(place);
  return repository.head === undefined ? {} : (repository.commit(repository.head)?.files ?? {});
};

export const addFiles: GitCommand = function* (place, args) {
  const { repository, root } = within(place);
  const { flags, rest } = gitOptions(args, "");
  const now = snapshotOf(place.call.process, root);
  const staged: Record<string, Snapshot[string]> = { ...(repository.index ?? lastSnapshot(place)) };
  const paths = flags.has("A") || flags.has("all") ? ["."] : rest;
  for (const given of paths) {
    const absolute = given.startsWith("/")
      ? given
      : given === "."
        ? place.directory
        : `${place.directory}/${given}`;
    const relative = absolute === root ? "" : absolute.slice(root.length + 1);
    const inside = (path: string) => relative === "" || path === relative || path.startsWith(`${relative}/`);
    const found = Object.entries(now).filter(([path]) => inside(path));
    const known = Object.keys(staged).filter(inside);
    if (found.length === 0 && known.length === 0 && relative !== "") {
      throw new GitError(`fatal: pathspec '${given}' did not match any files`);
    }
    for (const path of known) delete staged[path];
    for (const [path, file] of found) staged[path] = file;
  }
  repository.index = staged;
  return 0;
};

export const commitFiles: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { flags, values } = gitOptions(args, "m");
  const before = lastSnapshot(place);
  if (flags.has("a")) {
    const now = snapshotOf(process, root);
    const tracked = { ...(repository.index ?? before) };
    repository.index = Object.fromEntries(
      Object.keys(tracked).flatMap((path) => (now[path] === undefined ? [] : [[path, now[path]]])),
    );
  }
  const after = repository.index ?? before;
  const changed = differences(before, after);
  const branch = repository.branch ?? "HEAD";
  if (changed.length === 0 && !flags.has("allow-empty")) {
    yield* process.print(`On branch ${branch}\nnothing to commit, working tree clean\n`);
    return 1;
  }
  const message = values.get("m");
  if (message === undefined) throw new GitError("Aborting commit due to empty commit message.", 1);
  const { head } = repository;
  const seconds = Math.floor((process.machine.epochMs + process.machine.now) / 1000);
  const author = userName(process, process.uid);
  const id = repository.add({
    ...(head !== undefined && { parent: head }),
    message,
    author,
    at: seconds,
    files: after,
  });
  if (repository.branch === undefined) repository.setHead(id);
  else repository.setTip(repository.branch, id);
  if (flags.has("q")) return 0;
  const first = head === undefined ? " (root-commit)" : "";
  yield* process.print(`[${branch}${first} ${id.slice(0, 7)}] ${message.split("\n")[0]}\n`);
  yield* process.print(` ${changed.length} file${changed.length === 1 ? "" : "s"} changed\n`);
  return 0;
};

const letters = { added: "A", modified: "M", deleted: "D" } as const;
const words = { added: "new file:   ", modified: "modified:   ", deleted: "deleted:    " } as const;

export const showStatus: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { flags } = gitOptions(args, "");
  const before = lastSnapshot(place);
  const index = repository.index ?? before;
  const staged = differences(before, index);
  const loose = differences(index, snapshotOf(process, root));
  const untracked = loose.filter(({ kind }) => kind === "added");
  const changed = loose.filter(({ kind }) => kind !== "added");
  if (flags.has("s") || flags.has("short") || flags.has("porcelain")) {
    for (const { path, kind } of staged) yield* process.print(`${letters[kind]}  ${path}\n`);
    for (const { path, kind } of changed) yield* process.print(` ${letters[kind]} ${path}\n`);
    for (const { path } of untracked) yield* process.print(`?? ${path}\n`);
    return 0;
  }
  yield* process.print(`On branch ${repository.branch ?? "HEAD"}\n`);
  if (repository.head === undefined) yield* process.print("\nNo commits yet\n");
  yield* section(place, "Changes to be committed:", staged, true);
  yield* section(place, "Changes not staged for commit:", changed, true);
  yield* section(place, "Untracked files:", untracked, false);
  if (staged.length + loose.length === 0) yield* process.print("nothing to commit, working tree clean\n");
  return 0;
};

function* section(
  place: Parameters<GitCommand>[0],
  title: string,
  list: readonly Difference[],
  tells: boolean,
): Generator<Wait, void, void> {
  if (list.length === 0) return;
  const lines = list.map(({ path, kind }) => `\t${tells ? words[kind] : ""}${path}\n`);
  yield* place.call.process.print(`\n${title}\n${lines.join("")}`);
}
