import { describe, expect, it } from "vitest";
import { deployment, sleepingPod, TestTerminal } from "../test-terminal.ts";

const configMap = (name: string, ...data: readonly string[]) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {${data.join(", ")}}\n`;

describe("kubectl apply", () => {
  it("creates, leaves alone and configures", () => {
    const terminal = new TestTerminal({ "a.yaml": deployment("web", 1), "b.yaml": deployment("web", 3) });
    expect(terminal.output("kubectl apply -f a.yaml")).toBe("deployment.apps/web created\n");
    expect(terminal.output("kubectl apply -f a.yaml")).toBe("deployment.apps/web unchanged\n");
    expect(terminal.output("kubectl apply -f b.yaml")).toBe("deployment.apps/web configured\n");
    expect(terminal.output("kubectl get deploy web -o jsonpath={.spec.replicas}")).toBe("3");
  });

  it("removes what was applied before and keeps what others set", () => {
    const terminal = new TestTerminal({
      "a.yaml": configMap("c", 'a: "1"', 'b: "2"'),
      "b.yaml": configMap("c", 'a: "1"'),
    });
    terminal.type("kubectl apply -f a.yaml");
    terminal.type(`kubectl patch cm c -p '{"data":{"other":"3"}}'`);
    terminal.type("kubectl apply -f b.yaml");
    expect(terminal.output("kubectl get cm c -o jsonpath={.data}")).toBe('{"a":"1","other":"3"}');
  });

  it("warns of an object it did not make", () => {
    const terminal = new TestTerminal({ "p.yaml": configMap("c", 'a: "1"') });
    terminal.type("kubectl create -f p.yaml");
    const { stdout, stderr } = terminal.type("kubectl apply -f p.yaml");
    expect(stdout).toBe("configmap/c configured\n");
    expect(stderr).toContain(
      "Warning: resource configmaps/c is missing the kubectl.kubernetes.io/last-applied",
    );
  });

  it("goes on after a document that is refused, and ends at one that cannot be read", () => {
    const refused = configMap("Bad_One");
    const terminal = new TestTerminal({
      "a.yaml": [configMap("one"), refused, configMap("two")].join("---\n"),
      "b.yaml": [configMap("three"), "a: {", configMap("four")].join("---\n"),
    });
    const first = terminal.type("kubectl apply -f a.yaml");
    expect(first.stdout).toBe("configmap/one created\nconfigmap/two created\n");
    expect(first.stderr).toMatch(/^The ConfigMap "Bad_One" is invalid: metadata.name: /);
    const second = terminal.type("kubectl apply -f b.yaml");
    expect(second.stdout).toBe("configmap/three created\n");
    expect(second.stderr).toMatch(/^error: error parsing b.yaml: error converting YAML to JSON: yaml: /);
    expect(second.exitCode).toBe(1);
  });

  it("reads folders, lists and standard input", () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${configMap("listed").trim().replaceAll("\n", "\n  ")}\n`;
    const terminal = new TestTerminal({
      "a.yaml": list,
      "b.json": JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "json" } }),
      "notes.txt": "no",
    });
    expect(terminal.output("kubectl apply -f .")).toBe("configmap/listed created\nconfigmap/json created\n");
    expect(terminal.output("cat b.json | kubectl apply -f -")).toBe("configmap/json unchanged\n");
  });

  it.each([
    ["kubectl apply", "error: must specify one of -f and -k\n"],
    ["kubectl apply -f nope.yaml", 'error: the path "nope.yaml" does not exist\n'],
    [
      "kubectl apply -f unknown.yaml",
      'error: resource mapping not found for name: "x" namespace: "" from "unknown.yaml": no matches for kind "Nothing" in version "v1"\nensure CRDs are installed first\n',
    ],
    [
      "kubectl apply -f untyped.yaml",
      'error: error validating "untyped.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false\n',
    ],
    [
      "kubectl apply -f labels.yaml",
      'error: unable to decode "labels.yaml": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string\n',
    ],
    [
      "kubectl apply -f elsewhere.yaml -n here",
      'error: the namespace from the provided object "there" does not match the namespace "here". You must pass \'--namespace=there\' to perform this operation.\n',
    ],
  ])("%s is refused before anything is sent", (line, message) => {
    const terminal = new TestTerminal({
      "unknown.yaml": "apiVersion: v1\nkind: Nothing\nmetadata: {name: x}\n",
      "untyped.yaml": "spec: {}\n",
      "labels.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: 1}}\n",
      "elsewhere.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: there}\n",
    });
    expect(terminal.type(line)).toEqual({ exitCode: 1, stdout: "", stderr: message });
  });

  it("changes nothing in a dry run", () => {
    const terminal = new TestTerminal({ "p.yaml": sleepingPod("p") });
    expect(terminal.output("kubectl apply -f p.yaml --dry-run=client")).toBe("pod/p created (dry run)\n");
    expect(terminal.output("kubectl apply -f p.yaml --dry-run=server")).toBe(
      "pod/p created (server dry run)\n",
    );
    expect(terminal.type("kubectl get pod p").exitCode).toBe(1);
  });
});
