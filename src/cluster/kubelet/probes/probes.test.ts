import { beforeEach, expect, it } from "vitest";
import { NodeStage, shell } from "../stage.ts";

let stage: NodeStage;
beforeEach(() => {
  stage = new NodeStage();
});

const exec = (line: string, more: object = {}) => ({
  exec: { command: ["sh", "-c", line] },
  periodSeconds: 2,
  ...more,
});

it("makes a Pod ready when its readiness probe first succeeds, and unready when it fails often enough", () => {
  stage.pod(
    "web",
    shell("sleep 6; touch /tmp/ready; sleep 20; rm /tmp/ready; sleep 1000", {
      readinessProbe: exec("cat /tmp/ready"),
    }),
  );
  stage.run(5);
  expect(stage.condition("web", "Ready")).toMatchObject({
    status: "False",
    reason: "ContainersNotReady",
    message: "containers with unready status: [app]",
  });
  stage.run(5);
  expect(stage.condition("web", "Ready")?.status).toBe("True");
  stage.run(25);
  expect(stage.condition("web", "Ready")?.status).toBe("False");
  expect(stage.container("web").restartCount).toBe(0);
  expect(stage.events("web")).toContain(
    "Unhealthy: Readiness probe failed: cat: can't open '/tmp/ready': No such file or directory\n",
  );
});

it("restarts a container whose liveness probe failed three times", () => {
  stage.pod("web", shell("sleep 1000", { livenessProbe: exec("exit 1", { initialDelaySeconds: 4 }) }));
  stage.run(20);
  expect(stage.count("web", "Unhealthy")).toBeGreaterThanOrEqual(3);
  expect(stage.container("web").restartCount).toBe(1);
  expect(stage.events("web")).toContain("Killing: Container app failed liveness probe, will be restarted");
});

it("holds back the other probes until the startup probe has succeeded", () => {
  stage.pod(
    "web",
    shell("sleep 10; touch /tmp/up; sleep 1000", {
      startupProbe: exec("test -f /tmp/up", { failureThreshold: 30 }),
      livenessProbe: exec("test -f /tmp/up", { failureThreshold: 1 }),
    }),
  );
  stage.run(8);
  expect(stage.container("web")).toMatchObject({ started: false, restartCount: 0 });
  stage.run(8);
  expect(stage.container("web")).toMatchObject({ started: true, ready: true, restartCount: 0 });
});

it("asks over HTTP what listens there", () => {
  const probe = (path: string) => ({ httpGet: { path, port: 80 }, periodSeconds: 2 });
  const nginx = (path: string) => ({ name: "app", image: "nginx:alpine", readinessProbe: probe(path) });
  stage.pod("good", nginx("/"));
  stage.pod("bad", nginx("/nothing"));
  stage.run(8);
  expect(stage.condition("good", "Ready")?.status).toBe("True");
  expect(stage.condition("bad", "Ready")?.status).toBe("False");
  expect(stage.events("bad")).toContain(
    "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404",
  );
});

it("is refused by a port where nobody listens", () => {
  stage.pod("web", shell("sleep 1000", { readinessProbe: { tcpSocket: { port: 81 }, periodSeconds: 2 } }));
  stage.run(6);
  const ip = stage.get("web").status?.podIP;
  expect(stage.events("web")).toContain(
    `Unhealthy: Readiness probe failed: dial tcp ${ip}:81: connect: connection refused`,
  );
});

it("gives up on a command that takes too long", () => {
  stage.pod("web", shell("sleep 1000", { readinessProbe: exec("sleep 5") }));
  stage.run(8);
  const timeouts = stage.events("web").filter((event) => event.includes("timed out"));
  expect(timeouts).toHaveLength(1);
  expect(stage.condition("web", "Ready")?.status).toBe("False");
});
