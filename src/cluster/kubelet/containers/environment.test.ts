import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
  stage.create({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "settings" },
    data: { COLOR: "blue", SIZE: "large" },
  });
  stage.create({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "access" },
    data: { PASSWORD: "aHVzaA==" },
  });
});

const printed = (line: string, more: object): string => {
  stage.pod("env", shell(`${line}; sleep 1000`, more));
  stage.run(3);
  return stage.log("env");
};

it("takes all of a ConfigMap and a Secret, with a prefix", () => {
  const envFrom = [{ prefix: "MY_", configMapRef: { name: "settings" } }, { secretRef: { name: "access" } }];
  expect(printed("echo $MY_COLOR $MY_SIZE $PASSWORD", { envFrom })).toBe("blue large hush");
});

it("refers to values that came before", () => {
  const env = [
    { name: "FIRST", value: "1" },
    { name: "SECOND", value: "$(FIRST)2 $(THIRD)" },
    { name: "THIRD", value: "3" },
  ];
  expect(printed("echo $SECOND", { env })).toBe("12 $(THIRD)");
});

it("knows the Pod and the resources of the container", () => {
  const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  const env = [
    field("POD", "metadata.name"),
    field("NODE", "spec.nodeName"),
    field("IP", "status.podIP"),
    { name: "MEMORY", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } },
  ];
  const resources = { limits: { memory: "64Mi" } };
  const text = printed("echo $POD $NODE $IP $MEMORY", { env, resources });
  expect(text).toBe(`env node-1 ${stage.get("env").status?.podIP} 64`);
});

it("names the Services that are there when the container starts, unless the Pod wants none", () => {
  const ports = [{ name: "http", port: 80 }];
  stage.create({ apiVersion: "v1", kind: "Service", metadata: { name: "my-web" }, spec: { ports } });
  const line = "echo $MY_WEB_SERVICE_PORT $MY_WEB_SERVICE_PORT_HTTP $KUBERNETES_SERVICE_PORT; sleep 1000";
  stage.pod("with", shell(line));
  stage.pod("without", shell(line), { enableServiceLinks: false });
  stage.run(3);
  expect(stage.log("with")).toBe("80 80 443");
  expect(stage.log("without")).toBe("443");
});

it.each([
  [{ configMapRef: { name: "nobody" } }, 'configmap "nobody" not found'],
  [{ secretRef: { name: "nobody" } }, 'secret "nobody" not found'],
])("refuses to configure a container without %o", (source, message) => {
  stage.pod("env", shell("sleep 1000", { envFrom: [source] }));
  stage.run(5);
  expect(stage.container("env").state?.waiting).toEqual({ reason: "CreateContainerConfigError", message });
  expect(stage.events("env")).toContain(`Failed: Error: ${message}`);
});

it("refuses a missing key unless it is optional", () => {
  const key = (optional: boolean) => [
    { name: "KEY", valueFrom: { configMapKeyRef: { name: "settings", key: "nobody", optional } } },
  ];
  stage.pod("strict", shell("sleep 1000", { env: key(false) }));
  stage.pod("easy", shell("sleep 1000", { env: key(true) }));
  stage.run(5);
  expect(stage.container("strict").state?.waiting?.message).toBe(
    "couldn't find key nobody in ConfigMap default/settings",
  );
  expect(stage.phase("easy")).toBe("Running");
});

it("starts the container once what was missing is there", () => {
  stage.pod("env", shell("echo $A; sleep 1000", { envFrom: [{ configMapRef: { name: "late" } }] }));
  stage.run(5);
  stage.create({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "late" }, data: { A: "here" } });
  stage.run(20);
  expect(stage.log("env")).toBe("here");
});
