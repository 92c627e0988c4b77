import { expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

const idOf = (podContext: object, context: object = {}): string => {
  const stage = new NodeStage();
  stage.pod("who", shell("id; sleep 1000", { securityContext: context }), { securityContext: podContext });
  stage.run(3);
  return stage.log("who");
};

it("is root unless somebody says otherwise", () => {
  expect(idOf({})).toMatch(/^uid=0\(root\) gid=0\(root\)/);
});

it("is whom the container names, else whom the Pod names", () => {
  expect(idOf({ runAsUser: 1000, runAsGroup: 3000 })).toMatch(/^uid=1000 gid=3000/);
  expect(idOf({ runAsUser: 1000 }, { runAsUser: 2000 })).toMatch(/^uid=2000 gid=0/);
});

it("belongs to the groups of the Pod as well", () => {
  const groups = idOf({ runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000, supplementalGroups: [4000] });
  expect(groups).toContain("groups=2000,3000,4000");
});

it("may not be root where the Pod forbids it", () => {
  const stage = new NodeStage();
  stage.pod("who", shell("id"), { securityContext: { runAsNonRoot: true } });
  stage.run(5);
  const { uid } = stage.get("who").metadata;
  expect(stage.container("who").state?.waiting).toEqual({
    reason: "CreateContainerConfigError",
    message: `container has runAsNonRoot and image will run as root (pod: "who_default(${uid})", container: app)`,
  });
});
