import { expect, test } from "vitest";
import { testMachine } from "../test-machine.ts";
import { TypedShell } from "./typed-shell.ts";

function terminal() {
  const machine = testMachine("host");
  const shell = new TypedShell();
  return {
    machine,
    shell,
    type: (line: string, seconds = 5) => machine.run(["bash"], { program: shell.line(line), seconds }),
  };
}

test("variables, functions, aliases, the directory and the status stay from line to line", () => {
  const { type, shell } = terminal();
  type("x=5; f() { echo f$1; }; alias l='ls -d'; mkdir -p /tmp/d; cd /tmp/d");
  expect(type("echo $x; f 1; l .; pwd; false").stdout).toBe("5\nf1\n.\n/tmp/d\n");
  expect(type("echo $?").stdout).toBe("1\n");
  expect(shell.directory).toBe("/tmp/d");
});

test.each([
  ["nosuch", "bash: nosuch: command not found\n", 127],
  ["cat < /nope", "bash: /nope: No such file or directory\n", 1],
  ["cd /nope", "bash: cd: /nope: No such file or directory\n", 1],
  ["echo )", "bash: syntax error near unexpected token `)'\n", 2],
  ["echo $((1/0))", 'bash: 1/0: division by 0 (error token is "0")\n', 1],
])("%s is answered as a terminal's bash answers", (line, stderr, exitCode) => {
  expect(terminal().type(line)).toMatchObject({ stderr, exitCode });
});

test("a mistake or an exit does not end the terminal", () => {
  const { type } = terminal();
  type("x=1; set -u; echo $nope");
  type("exit 3");
  expect(type("echo $x").stdout).toBe("1\n");
});

test("what runs behind is announced, and told of when it is done", () => {
  const { type, machine } = terminal();
  expect(type("sleep 3 &").stderr).toMatch(/^\[1\] \d+\n$/);
  expect(type("jobs").stdout).toBe(`[1]+  ${"Running".padEnd(24)}sleep 3 &\n`);
  machine.wait(5);
  expect(type("echo next").stderr).toBe(`[1]+  ${"Done".padEnd(24)}sleep 3\n`);
});

test("exported variables reach programs", () => {
  const { type } = terminal();
  type("export A=1");
  expect(type("env | grep ^A=").stdout).toBe("A=1\n");
});
