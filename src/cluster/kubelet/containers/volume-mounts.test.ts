import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const volumes = [{ name: "data", emptyDir: {} }];

const mounted = (line: string, mount: object, more: object = {}): void =>
  stage.pod("web", shell(line, { volumeMounts: [{ name: "data", mountPath: "/data", ...mount }], ...more }), {
    volumes,
  });

it("makes the directory that a subPath names", () => {
  const init = { ...shell("ls /all"), name: "look", volumeMounts: [{ name: "data", mountPath: "/all" }] };
  mounted("ls -d /data; sleep 1000", { subPath: "deep/er" });
  stage.pod(
    "two",
    shell("echo one > /data/file; cat /all/deep/er/file; sleep 1000", {
      volumeMounts: [
        { name: "data", mountPath: "/data", subPath: "deep/er" },
        { name: "data", mountPath: "/all" },
      ],
    }),
    { volumes, initContainers: [init] },
  );
  stage.run(5);
  expect(stage.log("two")).toBe("one");
  expect(stage.log("two", "look")).toBe("");
});

it("fills in a subPathExpr from the environment", () => {
  const env = [{ name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }];
  mounted("touch /data/x; sleep 1000", { subPathExpr: "logs/$(NAME)" }, { env });
  stage.run(3);
  const { uid } = stage.get("web").metadata;
  expect(stage.fileOn(`${uid}/data`, "/logs/web/x")).toBe("");
});

it("cannot start with a subPathExpr that names nothing", () => {
  mounted("sleep 1000", { subPathExpr: "$(NOBODY)" });
  stage.run(5);
  expect(stage.container("web").state?.waiting).toMatchObject({ reason: "CreateContainerConfigError" });
});

it("lets nobody write where a mount is read-only", () => {
  mounted("echo x > /data/x || echo refused; sleep 1000", { readOnly: true });
  stage.run(3);
  expect(stage.log("web")).toContain("Read-only file system");
  expect(stage.log("web")).toContain("refused");
});

it("leaves an emptyDir as the only place to write where the root is read-only", () => {
  const line = "echo x > /tmp/x; echo y > /data/y && cat /data/y; echo z > /dev/null; sleep 1000";
  mounted(line, {}, { securityContext: { readOnlyRootFilesystem: true } });
  stage.run(3);
  expect(stage.log("web").split("\n")).toEqual(["sh: can't create /tmp/x: Read-only file system", "y"]);
});

it("cannot mount a file where the image has a directory", () => {
  stage.podWith("files", { hostPath: { path: "/var/file", type: "FileOrCreate" } }, "sleep 1000");
  stage.pod("web", shell("sleep 1000", { volumeMounts: [{ name: "data", mountPath: "/etc" }] }), {
    volumes: [{ name: "data", hostPath: { path: "/var/file" } }],
  });
  stage.run(5);
  expect(
    stage.container("web").state?.waiting?.reason ?? stage.container("web").state?.terminated?.reason,
  ).toMatch(/RunContainerError|StartError/);
});

it("gives every container hosts, a hostname, a resolver and a place for last words", () => {
  stage.pod("web", shell("hostname; grep web /etc/hosts | wc -l; ls /dev/termination-log; sleep 1000"));
  stage.run(3);
  expect(stage.log("web")).toBe("web\n1\n/dev/termination-log");
});

it("shares the token of the service account, unless the Pod declines", () => {
  const line = "ls /var/run/secrets/kubernetes.io/serviceaccount; sleep 1000";
  stage.pod("with", shell(line));
  stage.pod("without", shell(line), { automountServiceAccountToken: false });
  stage.run(3);
  expect(stage.log("with").split("\n")).toEqual(["ca.crt", "namespace", "token"]);
  expect(stage.log("without")).toContain("No such file or directory");
});
