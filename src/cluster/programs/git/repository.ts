/**
 * A git repository in files: branches, commits, and what each commit holds. Smaller than git's own, and
 * readable.
 */
import { utf8Bytes } from "#api";
import { sha1 } from "../applets/digests.ts";
import { joinPath } from "../applets/paths.ts";

/** Path and content of every file. */
export type Snapshot = Readonly<Record<string, { readonly content: string; readonly mode: number }>>;

export interface Commit {
  readonly parent?: string;
  readonly message: string;
  readonly author: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly files: Snapshot;
}

/** The files a repository is kept in: those of a process, or of a node's disk. */
export interface RepositoryFiles {
  /** `undefined` where there is no such file. */
  read(path: string): string | undefined;
  write(path: string, content: string): void;
  makeDirectory(path: string): void;
}

export const DEFAULT_BRANCH = "master";

/** Reads and writes what stands in a `.git` directory, or in a bare repository. */
export class Repository {
  readonly path: string;
  private readonly files: RepositoryFiles;

  constructor(files: RepositoryFiles, path: string) {
    this.files = files;
    this.path = path;
  }

  get exists(): boolean {
    return this.files.read(joinPath(this.path, "HEAD")) !== undefined;
  }

  initialize(bare: boolean, branch = DEFAULT_BRANCH): void {
    for (const directory of ["", "refs", "refs/heads", "objects"]) {
      this.files.makeDirectory(directory === "" ? this.path : joinPath(this.path, directory));
    }
    this.write("HEAD", `ref: refs/heads/${branch}\n`);
    this.write("config", `[core]\n\trepositoryformatversion = 0\n\tbare = ${bare}\n`);
  }

  private read(name: string): string | undefined {
    return this.files.read(joinPath(this.path, name));
  }

  private write(name: string, content: string): void {
    this.files.write(joinPath(this.path, name), content);
  }

  /** The branch that is checked out; `undefined` on a commit of its own. */
  get branch(): string | undefined {
    return /^ref: refs\/heads\/(.+)\n/.exec(this.read("HEAD") ?? "")?.[1];
  }

  /** Checks out a branch, or a commit by its identity. */
  setHead(branchOrCommit: string): void {
    this.write(
      "HEAD",
      /^[0-9a-f]{40}$/.test(branchOrCommit) ? `${branchOrCommit}\n` : `ref: refs/heads/${branchOrCommit}\n`,
    );
  }

  /** The identity of a branch's last commit. */
  tip(branch: string): string | undefined {
    return this.read(`refs/heads/${branch}`)?.trim();
  }

  setTip(branch: string, commit: string): void {
    this.write(`refs/heads/${branch}`, `${commit}\n`);
  }

  /** The identity of what is checked out; `undefined` before the first commit. */
  get head(): string | undefined {
    const { branch } = this;
    return branch === undefined ? this.read("HEAD")?.trim() : this.tip(branch);
  }

  commit(id: string): Commit | undefined {
    const text = this.read(`objects/${id}`);
    return text === undefined ? undefined : (JSON.parse(text) as Commit);
  }

  /** Keeps a commit and says its identity. */
  add(commit: Commit): string {
    const text = `${JSON.stringify(commit)}\n`;
    const id = sha1(utf8Bytes(text));
    this.write(`objects/${id}`, text);
    return id;
  }

  /** Commits from this one to the first, newest first. */
  history(from: string | undefined): readonly (Commit & { readonly id: string })[] {
    const found: (Commit & { readonly id: string })[] = [];
    for (let id = from; id !== undefined; ) {
      const commit: Commit | undefined = this.commit(id);
      if (commit === undefined) break;
      found.push({ ...commit, id });
      id = commit.parent;
    }
    return found;
  }

  /** A branch's name, a commit's identity or its beginning, `HEAD`, `HEAD~2`. */
  resolve(revision: string): string | undefined {
    const [, name = "", steps] = /^(.*?)(?:~(\d*))?$/.exec(revision) ?? [];
    const start =
      name === "HEAD" ? this.head : (this.tip(name.replace(/^origin\//, "")) ?? this.abbreviated(name));
    const back = steps === undefined ? 0 : Number(steps || 1);
    return this.history(start)[back]?.id;
  }

  private abbreviated(name: string): string | undefined {
    if (!/^[0-9a-f]{4,40}$/.test(name)) return undefined;
    if (this.commit(name) !== undefined) return name;
    return this.history(this.head).find(({ id }) => id.startsWith(name))?.id;
  }

  /** What the next commit will hold; `undefined` before anything was added. */
  get index(): Snapshot | undefined {
    const text = this.read("index");
    return text === undefined ? undefined : (JSON.parse(text) as Snapshot);
  }

  set index(snapshot: Snapshot | undefined) {
    this.write("index", `${JSON.stringify(snapshot ?? {})}\n`);
  }

  /** Where it was cloned from. */
  get origin(): string | undefined {
    return /\[remote "origin"\]\n\turl = (.+)\n/.exec(this.read("config") ?? "")?.[1];
  }

  set origin(url: string | undefined) {
    const config = (this.read("config") ?? "").replace(/\[remote "origin"\]\n\turl = .+\n/, "");
    this.write("config", url === undefined ? config : `${config}[remote "origin"]\n\turl = ${url}\n`);
  }

  /** Takes over commits that another repository has and this has not. */
  fetch(other: Repository, commit: string): void {
    for (const { id, ...content } of other.history(commit))
      if (this.commit(id) === undefined) this.add(content);
  }
}

/**
 * The files at a repository's head; `undefined` when there is no repository. What a gitRepo volume is filled
 * with.
 */
export function headSnapshot(files: RepositoryFiles, path: string, revision = "HEAD"): Snapshot | undefined {
  const repository = new Repository(files, path);
  if (!repository.exists) return undefined;
  const id = repository.resolve(revision);
  if (id === undefined) return revision === "HEAD" ? {} : undefined;
  return repository.commit(id)?.files;
}
