import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const box = testContainer({ mounts: [{ path: "/ro", readOnly: true }] });

test.each([
  ["a directory that is not there", "echo x > /h/x", "sh: can't create /h/x: nonexistent directory\n", 1],
  [
    "a file system that is only read",
    "echo x > /ro/g && echo written",
    "sh: can't create /ro/g: Read-only file system\n",
    1,
  ],
  ["a file to read that is not there", "cat < /nope", "sh: can't open /nope: no such file\n", 1],
  ["a directory to write", "echo x > /tmp", "sh: can't create /tmp: Is a directory\n", 1],
  ["a command nobody knows", "nosuch a", "sh: nosuch: not found\n", 127],
  ["a path that leads nowhere", "/no/such", "sh: /no/such: not found\n", 127],
  ["a file that may not run", "echo x > /tmp/x; /tmp/x", "sh: /tmp/x: Permission denied\n", 126],
  ["a directory as a command", "/tmp", "sh: /tmp: Permission denied\n", 126],
  ["a quote that is never closed", "echo 'a", "sh: syntax error: unterminated quoted string\n", 2],
  [
    "a loop that is never closed",
    "while true; do echo",
    'sh: syntax error: unexpected end of file (expecting "done")\n',
    2,
  ],
  ["an if that is never closed", "if true; then echo", "sh: syntax error: unexpected end of file\n", 2],
  ["a bracket out of place", "echo a )", 'sh: syntax error: unexpected ")"\n', 2],
  ["a keyword out of place", "then echo a", 'sh: syntax error: unexpected "then"\n', 2],
  ["two semicolons out of place", "echo a ;; echo b", 'sh: syntax error: unexpected ";;"\n', 2],
  ["a division by zero", "echo $((1/0))", "sh: divide by zero\n", 2],
  ["arithmetic that is none", "echo $((1+))", "sh: arithmetic syntax error\n", 2],
  ["a variable that is read-only", "readonly x=1; x=2", "sh: x: is read only\n", 2],
  ["a test of what is no number", "[ a -eq 1 ]", "sh: a: bad number\n", 2],
  ["a bracket without its end", "[ a = b", "sh: missing ]\n", 2],
  ["nobody to kill", "kill -9", "sh: you need to specify whom to kill\n", 1],
  ["a process that is not there", "kill 999", "sh: can't kill pid 999: No such process\n", 1],
  [
    "a directory to go to that is not there",
    "cd /nope",
    "sh: cd: line 0: can't cd to /nope: No such file or directory\n",
    1,
  ],
])("busybox complains of %s", (_, line, stderr, exitCode) => {
  expect(box.sh(line)).toMatchObject({ stderr, exitCode });
});

test("what stands before a mistake has been done", () => {
  expect(box.sh("echo first\necho 'second")).toMatchObject({
    stdout: "first\n",
    stderr: "sh: syntax error: unterminated quoted string\n",
  });
});

test("a command killed by a signal is told of", () => {
  expect(box.sh("sleep 100 & p=$!; sh -c 'sleep 1; kill -9 '$p & wait $p; echo rc=$?").stdout).toBe(
    "rc=137\n",
  );
  expect(box.sh("sh -c 'kill -9 $$'; echo rc=$?")).toMatchObject({ stdout: "rc=137\n", stderr: "Killed\n" });
  expect(box.sh("sh -c 'kill $$'; echo rc=$?")).toMatchObject({ stdout: "rc=143\n", stderr: "Terminated\n" });
});

const debian = testContainer({ image: "debian" });

test.each([
  ["bash", "a command nobody knows", "nosuch", "bash: line 1: nosuch: command not found\n", 127],
  [
    "bash",
    "a path that leads nowhere",
    "/no/such",
    "bash: line 1: /no/such: No such file or directory\n",
    127,
  ],
  [
    "bash",
    "a directory that is not there",
    "echo > /no/x",
    "bash: line 1: /no/x: No such file or directory\n",
    1,
  ],
  ["bash", "a directory to go to", "cd /nope", "bash: line 1: cd: /nope: No such file or directory\n", 1],
  ["dash", "a command nobody knows", "nosuch", "dash: 1: nosuch: not found\n", 127],
  [
    "dash",
    "a directory that is not there",
    "echo > /no/x",
    "dash: 1: cannot create /no/x: Directory nonexistent\n",
    2,
  ],
])("%s complains of %s", (shell, _, line, stderr, exitCode) => {
  expect(debian.run([shell, "-c", line])).toMatchObject({ stderr, exitCode });
});
