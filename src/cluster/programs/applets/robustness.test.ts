import fc from "fast-check";
import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";
import { busyboxFlavour, gnuFlavour } from "./flavour.ts";
import { applets } from "./index.ts";

const names = [...applets.keys()].filter((name) => !["yes", "watch"].includes(name));

const words = fc.constantFrom(
  ...[
    "-a",
    "-l",
    "-r",
    "-n",
    "-e",
    "-f",
    "-i",
    "-c",
    "-d",
    "-k",
    "-s",
    "-x",
    "-h",
    "-v",
    "--",
    "-",
    "--help",
    "1",
    "-1",
    "+2",
  ],
  ...[
    "0",
    "x",
    "/",
    "/f",
    "/d",
    "/nope",
    "[",
    "(",
    ")",
    "*",
    "\\",
    "{",
    "}",
    "s/a/b/",
    "s/(/x/",
    "/a/,$p",
    "{print $1}",
  ],
  ...[
    "BEGIN{",
    "a=1",
    "$(",
    "%s",
    "%d%",
    "a-z",
    "1,3",
    "u+x",
    "0:0",
    "if=/f",
    "bs=1k",
    "of=/tmp/o",
    "count=2",
    "=",
    "-eq",
    "]",
  ],
  ...[
    "-name",
    "-exec",
    "echo",
    ";",
    "http://localhost",
    "localhost",
    "80",
    "init",
    "clone",
    "add",
    "commit",
    "log",
    "-m",
    "-C",
  ],
);

test("whatever its arguments, a program ends with a status or waits, and catches what system calls throw", () => {
  const machines = fc.constantFrom(["busybox", busyboxFlavour] as const, ["debian", gnuFlavour] as const);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(words, { maxLength: 5 }),
      machines,
      fc.constantFrom("", "a b\nc d\n"),
      (name, args, [image, flavour], input) => {
        const box = testContainer({ image });
        box.sh("echo 'a b' > /f; mkdir /d");
        const applet = applets.get(name)!;
        const { exitCode } = box.run([name, ...args], {
          program: (process) => applet.run({ process, name, calledAs: name, args, flavour }),
          input,
          seconds: 2,
        });
        expect(exitCode === undefined || (exitCode >= 0 && exitCode < 256)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
