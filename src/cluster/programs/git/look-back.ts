/** `git log`, `checkout`, `reset`, `diff`, `branch`, `rev-parse`: commits that are there already. */
import { formatTime } from "../applets/calendar.ts";
import { lineEdits } from "../applets/diff.ts";
import { linesOf } from "../applets/input.ts";
import { type GitCommand, GitError, type GitPlace, gitOptions, within } from "./git-command.ts";
import { checkOut, differences, snapshotOf } from "./work-tree.ts";

export const showLog: GitCommand = function* (place, args) {
  const { repository } = within(place);
  const { flags, values, rest } = gitOptions(args, "n");
  const count =
    args.map((arg) => /^-(\d+)$/.exec(arg)?.[1]).find((each) => each !== undefined) ?? values.get("n");
  const from = rest[0] === undefined ? repository.head : repository.resolve(rest[0]);
  if (from === undefined) {
    throw new GitError(
      `fatal: your current branch '${repository.branch ?? ""}' does not have any commits yet`,
    );
  }
  for (const { id, message, author, at } of repository
    .history(from)
    .slice(0, count === undefined ? undefined : Number(count))) {
    const date = formatTime("%a %b %-d %T %Y +0000", at * 1000);
    const whole = `commit ${id}\nAuthor: ${author} <${author}@localhost>\nDate:   ${date}\n\n    ${message}\n\n`;
    yield* place.call.process.print(
      flags.has("oneline") ? `${id.slice(0, 7)} ${message.split("\n")[0]}\n` : whole,
    );
  }
  return 0;
};

/** What a revision holds. Throws `GitError` where there is none. */
function snapshotAt(place: GitPlace, revision: string, unknown: string) {
  const { repository } = within(place);
  const id = repository.resolve(revision);
  const commit = id === undefined ? undefined : repository.commit(id);
  if (id === undefined || commit === undefined) throw new GitError(unknown, 1);
  return { id, files: commit.files };
}

export const checkout: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { flags, values, rest } = gitOptions(args, "bc");
  const made = values.get("b") ?? values.get("c");
  const { head } = repository;
  const current = head === undefined ? {} : (repository.commit(head)?.files ?? {});
  if (made !== undefined) {
    if (head !== undefined) repository.setTip(made, head);
    repository.setHead(made);
    if (!flags.has("q")) yield* process.complain(`Switched to a new branch '${made}'\n`);
    return 0;
  }
  const [revision = "HEAD"] = rest;
  if (args.includes("--")) {
    const wanted = Object.fromEntries(
      rest.flatMap((path) => (current[path] === undefined ? [] : [[path, current[path]]])),
    );
    checkOut(process, root, {}, wanted);
    return 0;
  }
  const { id, files } = snapshotAt(
    place,
    revision,
    `error: pathspec '${revision}' did not match any file(s) known to git`,
  );
  checkOut(process, root, current, files);
  const isBranch = repository.tip(revision) !== undefined;
  repository.setHead(isBranch ? revision : id);
  repository.index = files;
  if (!flags.has("q"))
    yield* process.complain(
      isBranch ? `Switched to branch '${revision}'\n` : `HEAD is now at ${id.slice(0, 7)}\n`,
    );
  return 0;
};

export const reset: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { flags, rest } = gitOptions(args, "");
  const [revision = "HEAD"] = rest;
  const { id, files } = snapshotAt(
    place,
    revision,
    `fatal: ambiguous argument '${revision}': unknown revision or path not in the working tree.`,
  );
  if (flags.has("hard")) checkOut(process, root, repository.index ?? {}, files);
  repository.index = files;
  if (repository.branch === undefined) repository.setHead(id);
  else repository.setTip(repository.branch, id);
  if (flags.has("hard") && !flags.has("q"))
    yield* process.print(`HEAD is now at ${id.slice(0, 7)} ${repository.commit(id)?.message}\n`);
  return 0;
};

export const showDifference: GitCommand = function* (place) {
  const { process } = place.call;
  const { repository, root } = within(place);
  const { head } = repository;
  const before = repository.index ?? (head === undefined ? {} : (repository.commit(head)?.files ?? {}));
  const after = snapshotOf(process, root);
  for (const { path, kind } of differences(before, after)) {
    if (kind === "added") continue;
    const edits = lineEdits(linesOf(before[path]?.content ?? ""), linesOf(after[path]?.content ?? ""));
    const shown = edits.filter(({ sign }) => sign !== " ").map(({ sign, line }) => `${sign}${line}\n`);
    yield* process.print(`diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${shown.join("")}`);
  }
  return 0;
};

export const branches: GitCommand = function* (place, args) {
  const { process } = place.call;
  const { repository } = within(place);
  const { flags, rest } = gitOptions(args, "");
  const [name] = rest;
  if (flags.has("show-current")) yield* process.print(`${repository.branch ?? ""}\n`);
  else if (name !== undefined) {
    if (repository.head === undefined)
      throw new GitError(`fatal: not a valid object name: '${repository.branch}'`);
    repository.setTip(name, repository.head);
  } else {
    for (const branch of process.files.list(`${repository.path}/refs/heads`)) {
      yield* process.print(`${branch === repository.branch ? "*" : " "} ${branch}\n`);
    }
  }
  return 0;
};

export const showRevision: GitCommand = function* (place, args) {
  const { repository } = within(place);
  const { flags, rest } = gitOptions(args, "");
  const [revision = "HEAD"] = rest;
  if (flags.has("abbrev-ref")) {
    yield* place.call.process.print(`${repository.branch ?? "HEAD"}\n`);
    return 0;
  }
  const id = repository.resolve(revision);
  if (id === undefined)
    throw new GitError(
      `fatal: ambiguous argument '${revision}': unknown revision or path not in the working tree.`,
    );
  yield* place.call.process.print(`${flags.has("short") ? id.slice(0, 7) : id}\n`);
  return 0;
};
