import { expect, test } from "vitest";
import { testMachine } from "../test-machine.ts";
import { headSnapshot } from "./repository.ts";

const begin =
  "mkdir -p /srv/git && git init -q --bare /srv/git/site.git && git clone -q /srv/git/site.git /srv/w 2>/dev/null; cd /srv/w && echo one > index.html && git add . && git commit -qm one && git push -q origin master";

test("what is pushed can be cloned, and pulled later", () => {
  const node = testMachine("node-1");
  expect(node.sh(begin)).toEqual({ stdout: "", stderr: "", exitCode: 0 });
  expect(node.sh("git clone -q /srv/git/site.git /srv/c && cat /srv/c/index.html").stdout).toBe("one\n");
  expect(
    node.sh("cd /srv/w && echo two > index.html && git commit -qam two && git push -q origin master")
      .exitCode,
  ).toBe(0);
  expect(
    node.sh("cat /srv/c/index.html; cd /srv/c && git pull -q && cat index.html && git log --oneline | wc -l")
      .stdout,
  ).toBe("one\ntwo\n2\n");
});

test("an older commit can be checked out", () => {
  const node = testMachine("node-1");
  node.sh(begin);
  node.sh("cd /srv/w && echo two > index.html && git commit -qam two");
  expect(
    node.sh(
      "cd /srv/w && git checkout -q HEAD~1 && cat index.html && git checkout -q master && cat index.html",
    ).stdout,
  ).toBe("one\ntwo\n");
});

test("the status tells what is staged, changed and unknown", () => {
  const node = testMachine("node-1");
  node.sh(begin);
  expect(
    node.sh(
      "cd /srv/w && echo x > new && echo y > other && git add new && echo z > index.html && git status -s",
    ).stdout,
  ).toBe("A  new\n M index.html\n?? other\n");
});

test("the head of a bare repository can be read without git", () => {
  const node = testMachine("node-1");
  node.sh(begin);
  const files = {
    read: (path: string) => node.sh(`cat ${path} 2>/dev/null`).stdout || undefined,
    write: () => {},
    makeDirectory: () => {},
  };
  expect(headSnapshot(files, "/srv/git/site.git")).toEqual({
    "index.html": { content: "one\n", mode: 0o644 },
  });
  expect(headSnapshot(files, "/srv/none")).toBeUndefined();
});

test.each([
  ["git clone /nowhere x", "Cloning into 'x'...\nfatal: repository '/nowhere' does not exist\n", 128],
  [
    "git clone -q https://example.com/a/b.git",
    "fatal: unable to access 'https://example.com/a/b.git/': Could not resolve host: example.com\n",
    128,
  ],
  ["cd /tmp && git status", "fatal: not a git repository (or any of the parent directories): .git\n", 128],
  ["git nosuch", "git: 'nosuch' is not a git command. See 'git --help'.\n", 1],
])("%s complains", (line, stderr, exitCode) => {
  expect(testMachine("node-1").sh(line)).toEqual({ stdout: "", stderr, exitCode });
});
