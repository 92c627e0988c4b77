import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#api";
import { type CompletionSources, complete } from "./completion.ts";

const named = (kind: string, name: string, spec: object = {}) =>
  ({ apiVersion: "v1", kind, metadata: { name, namespace: "default" }, spec }) as unknown as KubernetesObject;

const sources: CompletionSources = {
  programs: ["cat", "kubectl", "k"],
  files: (folder) => (folder === "" ? ["pod.yaml", "web/", "notes.txt"] : ["deploy.yaml"]),
  objects: (kind) =>
    ({
      Pod: [named("Pod", "web-1", { containers: [{ name: "app" }, { name: "side" }] }), named("Pod", "db-0")],
      Node: [named("Node", "node-1")],
      Deployment: [named("Deployment", "web")],
      Namespace: [named("Namespace", "default"), named("Namespace", "prod")],
    })[kind] ?? [],
};

const candidates = (line: string) => complete(line, line.length, sources).candidates;

describe("completion", () => {
  it("knows programs, also behind a pipe", () => {
    expect(candidates("ku")).toEqual(["kubectl"]);
    expect(candidates("ls | c")).toEqual(["cat"]);
  });

  it("knows verbs, the verbs under them and flags", () => {
    expect(candidates("kubectl desc")).toEqual(["describe"]);
    expect(candidates("kubectl rollout re")).toEqual(["restart", "resume"]);
    expect(candidates("k get pods --show-l")).toEqual(["--show-labels"]);
  });

  it("knows resources, names and pairs of both", () => {
    expect(candidates("kubectl get deplo")).toEqual(["deployments"]);
    expect(candidates("kubectl delete pod w")).toEqual(["web-1"]);
    expect(candidates("kubectl logs deploy/")).toEqual(["deploy/web"]);
    expect(candidates("kubectl drain ")).toEqual(["node-1"]);
    expect(candidates("kubectl exec ")).toEqual(["db-0", "web-1"]);
  });

  it("knows what a flag may hold", () => {
    expect(candidates("kubectl apply -f ")).toEqual(["notes.txt", "pod.yaml", "web/"]);
    expect(candidates("kubectl apply -f web/")).toEqual(["web/deploy.yaml"]);
    expect(candidates("kubectl get pods -n p")).toEqual(["prod"]);
    expect(candidates("kubectl logs web-1 -c ")).toEqual(["app", "side"]);
  });

  it("takes the place of the word before the cursor", () => {
    expect(complete("kubectl get po -A", 14, sources)).toEqual({
      from: 12,
      candidates: ["poddisruptionbudgets", "pods", "podtemplates"],
    });
  });

  it("leaves the command behind two dashes alone", () => {
    expect(candidates("kubectl exec web-1 -- c")).toEqual([]);
  });
});
