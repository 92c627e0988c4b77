import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

test("a trap runs when its signal comes, after the command in front has ended", () => {
  const polite = testContainer({
    command: ["sh", "-c", 'trap "echo got TERM; exit 0" TERM; while true; do sleep 1; done'],
  });
  polite.wait(3);
  expect(polite.sh("kill 1").exitCode).toBe(0);
  polite.wait(2);
  expect(polite.log()).toBe("got TERM\n");
  expect(polite.state()).toEqual({ state: "exited", exitCode: 0 });
});

test("process 1 without a trap does not notice TERM, and from inside nothing kills it", () => {
  const deaf = testContainer({ command: ["sh", "-c", "while true; do sleep 1; done"] });
  expect(deaf.sh("kill 1; kill -9 1").exitCode).toBe(0);
  deaf.wait(5);
  expect(deaf.state().state).toBe("running");
});

test("the sleeper ends with 0 when killall5 takes its loop away", () => {
  const sleeper = testContainer({
    image: "kiamol/ch03-sleep",
    command: ["/bin/sh", "-c", "trap : TERM INT; (while true; do sleep 1000; done) & wait"],
  });
  sleeper.wait(1);
  expect(sleeper.run(["killall5"]).exitCode).toBe(0);
  sleeper.wait(1);
  expect(sleeper.state()).toEqual({ state: "exited", exitCode: 0 });
});

test("the sleeper ends with 143 when its wait is cut short by TERM", () => {
  const sleeper = testContainer({
    image: "kiamol/ch03-sleep",
    command: ["/bin/sh", "-c", "trap : TERM INT; (while true; do sleep 1000; done) & wait"],
  });
  sleeper.wait(1);
  expect(sleeper.sh("kill 1").exitCode).toBe(0);
  sleeper.wait(1);
  expect(sleeper.state()).toEqual({ state: "exited", exitCode: 143 });
});

const box = testContainer();

test.each([
  [
    "an EXIT trap runs at the end and keeps the status",
    "trap 'echo bye' EXIT; echo hi; exit 3",
    "hi\nbye\n",
    3,
  ],
  ["a subshell has no traps of its parent", "trap 'echo bye' EXIT; (echo in); echo out", "in\nout\nbye\n", 0],
  ["an ignored signal stays ignored in children", "trap '' TERM; sh -c 'kill $$; echo alive'", "alive\n", 0],
  ["a trap can be taken away", "trap 'echo no' EXIT; trap - EXIT; echo hi", "hi\n", 0],
  ["traps are listed", "trap 'echo a' TERM; trap", "trap -- 'echo a' TERM\n", 0],
  ["wait waits for everybody", "(sleep 2; echo late) & echo early; wait; echo all", "early\nlate\nall\n", 0],
  ["wait for one says how it ended", "(exit 4) & wait $!; echo $?", "4\n", 0],
  ["the background goes on beside", "sleep 1 & echo $(( $! > 0 )); wait", "1\n", 0],
  ["jobs are listed", "sleep 9 & jobs | grep -c sleep", "1\n", 0],
])("%s", (_, line, stdout, exitCode) => {
  expect(box.sh(line)).toMatchObject({ stdout, exitCode });
});
