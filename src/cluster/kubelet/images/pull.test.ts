import { beforeEach, expect, it } from "vitest";
import { NodeStage } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const using = (image: string, more: object = {}): void =>
  stage.pod("web", { name: "app", image, command: ["sleep", "1000"], ...more });

it("takes its time to pull what the machine does not have, and then has it", () => {
  using("redis:7");
  stage.run(15);
  const [pulling, pulled] = stage.events("web");
  expect(pulling).toBe('Pulling: Pulling image "redis:7"');
  expect(pulled).toMatch(
    /^Pulled: Successfully pulled image "redis:7" in [\d.]+m?s \([\d.]+m?s including waiting\)\. Image size: \d+ bytes\.$/,
  );
  expect(stage.cluster.history.get("Machine", "node-1")?.value.images).toContain("redis:7");
});

it("asks the registry each time with the policy Always", () => {
  using("busybox:1.36", { imagePullPolicy: "Always" });
  stage.run(3);
  expect(stage.events("web")[0]).toBe('Pulling: Pulling image "busybox:1.36"');
});

it("never asks with the policy Never", () => {
  using("redis:7", { imagePullPolicy: "Never" });
  stage.run(3);
  expect(stage.events("web")).toContain(
    'ErrImageNeverPull: Container image "redis:7" is not present with pull policy of Never',
  );
});

it("says first that it failed, then that it waits before it tries again", () => {
  using("ngnix:1.27");
  const reasons: (string | undefined)[] = [];
  for (let second = 0; second < 40; second++) {
    stage.run(1);
    const reason = stage.container("web").state?.waiting?.reason;
    if (reasons.at(-1) !== reason) reasons.push(reason);
  }
  expect(reasons.slice(0, 3)).toEqual(["ErrImagePull", "ImagePullBackOff", "ErrImagePull"]);
  expect(stage.events("web")).toContain('BackOff: Back-off pulling image "ngnix:1.27"');
  expect(stage.count("web", "Pulling")).toBeGreaterThan(1);
});

it("starts when the name is mended", () => {
  using("ngnix:1.27");
  stage.run(5);
  stage.edit("web", (spec) => ({
    ...spec,
    containers: spec.containers.map((one) => ({ ...one, image: "nginx:alpine" })),
  }));
  stage.run(20);
  expect(stage.phase("web")).toBe("Running");
  expect(stage.container("web").restartCount).toBe(0);
});
