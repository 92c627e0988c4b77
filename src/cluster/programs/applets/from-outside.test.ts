import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const MIB = 1024 ** 2;

test("a node sees the processes of its containers, and can kill process 1 of one", () => {
  const box = testContainer();
  expect(box.onNode("pgrep -x sleep | wc -l").stdout).toBe("1\n");
  expect(
    box.onNode(`kill -9 $(ctr -n k8s.io task ls | awk '$3=="RUNNING"{print $2}' | sort -n | tail -1)`),
  ).toEqual({
    stdout: "",
    stderr: "",
    exitCode: 0,
  });
  box.wait(1);
  expect(box.state()).toEqual({ state: "exited", exitCode: 137 });
});

test("nobody sees out of a container", () => {
  const box = testContainer();
  expect(box.sh("ps | grep -c '[/]sbin/init'").stdout).toBe("0\n");
});

test("process 1 that takes more memory than its container may have is killed for it", () => {
  const box = testContainer({
    command: ["dd", "if=/dev/zero", "of=/dev/null", "bs=200M", "count=1"],
    memoryLimitBytes: 32 * MIB,
  });
  box.wait(1);
  expect(box.state()).toEqual({ state: "exited", exitCode: 137 });
  expect(box.cluster.view.get("ContainerInstance", "c1")?.value.exitReason).toBe("OOMKilled");
});

test("a child that does so dies alone, and its shell tells of it", () => {
  const box = testContainer({
    command: ["sh", "-c", "dd if=/dev/zero of=/dev/null bs=200M count=1; echo rc=$?; sleep 60"],
    memoryLimitBytes: 32 * MIB,
  });
  box.wait(1);
  expect(box.log()).toBe("Killed\nrc=137\n");
  expect(box.state().state).toBe("running");
});

test("what lies on a volume in memory is charged, and stays when its writer was killed for it", () => {
  const box = testContainer({
    memoryLimitBytes: 32 * MIB,
    mounts: [{ path: "/cache", memory: true, capacityBytes: 64 * MIB }],
  });
  expect(box.run(["dd", "if=/dev/zero", "of=/cache/big", "bs=1M", "count=48"]).exitCode).toBe(137);
  expect(box.sh("stat -c %s /cache/big").stdout).toBe("31805440\n");
});

test("without a limit there is memory enough", () => {
  expect(testContainer().sh("dd if=/dev/zero of=/dev/null bs=200M count=1").exitCode).toBe(0);
});
