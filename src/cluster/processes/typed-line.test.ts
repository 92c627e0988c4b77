import { expect, test } from "vitest";
import { software } from "../all-software.ts";
import { Cluster } from "../cluster.ts";
import { TypedShell } from "../programs/index.ts";
import { typeLine } from "./typed-line.ts";

function terminal() {
  const cluster = new Cluster({ components: [], software });
  const shell = new TypedShell();
  const screen = { text: "" };
  const write = (text: string) => {
    screen.text += text;
  };
  const type = (line: string) =>
    typeLine(cluster.processes, "host", line, {
      cause: 1,
      cwd: "/root",
      stdout: write,
      stderr: write,
      shell,
    });
  return { cluster, screen, type };
}

test("a program that reads gets the lines that are typed while it runs", () => {
  const { screen, type } = terminal();
  const line = type("read name; echo hello $name");
  expect(line).toMatchObject({ exitCode: undefined, isReading: true });
  line.input("you\n");
  expect(screen.text).toBe("hello you\n");
  expect(line).toMatchObject({ exitCode: 0, isReading: false });
});

test("a shell that is started by hand asks for lines until it is told to exit", () => {
  const { screen, type } = terminal();
  const line = type("sh -i");
  line.input("x=5\n");
  line.input("echo $((x+1))\n");
  line.input("exit 3\n");
  expect(screen.text).toBe("/root # /root # 6\n/root # ");
  expect(line.exitCode).toBe(3);
});

test("Ctrl-C ends a program that only waits", () => {
  const { cluster, type } = terminal();
  const line = type("cat");
  line.interrupt();
  cluster.runFor(10);
  expect(line.exitCode).toBe(130);
  expect(line.isReading).toBe(false);
});

test("what does not read is not waited for", () => {
  expect(terminal().type("sleep 5")).toMatchObject({ exitCode: undefined, isReading: false });
});
