import { describe, expect, it } from "vitest";
import { checkNodePorts } from "./index.ts";
import { named, onCreate, onUpdate, podWith } from "./refusal.fixture.ts";

const service = (spec: object, name = "s") => named("v1", "Service", name, { spec });
const configMap = (more: object) => named("v1", "ConfigMap", "c", more);

describe("names", () => {
  const subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  const label =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  const dns1035 =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

  it.each([
    [configMap({ metadata: { name: "My_Map" } }), "My_Map", subdomain],
    [named("v1", "Namespace", "Team_A"), "Team_A", label],
    [service({ ports: [{ port: 80 }] }, "1web"), "1web", dns1035],
  ])("of each kind obey their own rule %#", (manifest, name, rule) => {
    const { kind } = manifest as { kind: string };
    expect(onCreate(manifest)).toBe(
      `The ${kind} "${name}" is invalid: metadata.name: Invalid value: "${name}": ${rule}`,
    );
  });

  it("of labels and keys are checked", () => {
    expect(
      onCreate({ ...podWith({}), metadata: { name: "p", labels: { "my app": "x", app: "hello world" } } }),
    ).toBe(
      [
        'The Pod "p" is invalid: ',
        "* metadata.labels: Invalid value: \"hello world\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        "* metadata.labels: Invalid value: \"my app\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ].join("\n"),
    );
  });
});

describe("services", () => {
  it.each([
    [service({ selector: { app: "a" } }), "spec.ports: Required value"],
    [
      service({ type: "Nodeport", ports: [{ port: 80 }] }),
      'spec.type: Unsupported value: "Nodeport": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
    [
      service({ ports: [{ port: 80, protocol: "http" }] }),
      'spec.ports[0].protocol: Unsupported value: "http": supported values: "SCTP", "TCP", "UDP"',
    ],
    [service({ ports: [{ port: 80 }, { port: 81, name: "b" }] }), "spec.ports[0].name: Required value"],
    [service({ type: "ExternalName" }), "spec.externalName: Required value"],
    [
      service({ ports: [{ port: 80, nodePort: 30080 }] }),
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
    ],
  ])("are refused %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The Service "s" is invalid: ${refusal}`);
  });

  it("may be headless without ports", () => {
    expect(onCreate(service({ clusterIP: "None", selector: { app: "a" } }))).toBe("");
  });

  it("ask only for node ports that are free and in range", () => {
    const bodies = (nodePort: number) =>
      checkNodePorts({ spec: { ports: [{ port: 80, nodePort }] } } as never, new Set([30080])).map(
        ({ body }) => body,
      );
    expect(bodies(30080)).toEqual(["Invalid value: 30080: provided port is already allocated"]);
    expect(bodies(8080)).toEqual([
      "Invalid value: 8080: provided port is not in the valid range. The range of valid ports is 30000-32767",
    ]);
    expect(bodies(30081)).toEqual([]);
  });

  it("keep the address they were given", () => {
    const at = (clusterIP: string) => service({ clusterIP, ports: [{ port: 80 }] });
    expect(onUpdate(at("10.96.0.1"), at("None"))).toContain(
      'spec.clusterIPs[0]: Invalid value: []string{"None"}: may not change once set',
    );
  });
});

describe("ConfigMaps and Secrets", () => {
  it("have keys that can be file names", () => {
    expect(onCreate(configMap({ data: { "a key": "x" } }))).toBe(
      "The ConfigMap \"c\" is invalid: data[a key]: Invalid value: \"a key\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
    );
  });

  it("stay sealed", () => {
    const sealed = configMap({ data: { a: "1" }, immutable: true });
    expect(onUpdate(sealed, configMap({ data: { a: "2" }, immutable: true }))).toBe(
      'The ConfigMap "c" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    );
    expect(onUpdate(sealed, configMap({ data: { a: "1" } }))).toBe(
      'The ConfigMap "c" is invalid: immutable: Forbidden: field is immutable when `immutable` is set',
    );
  });

  it("are limited in size", () => {
    expect(onCreate(configMap({ data: { a: "x".repeat(1024 * 1024 + 1) } }))).toBe(
      'The ConfigMap "c" is invalid: []: Too long: may not be more than 1048576 bytes',
    );
  });

  it("keep their type", () => {
    const secret = (type: string) => named("v1", "Secret", "s", { type });
    expect(onUpdate(secret("Opaque"), secret("a/b"))).toBe(
      'The Secret "s" is invalid: type: Invalid value: "a/b": field is immutable',
    );
  });
});

describe("ingresses", () => {
  it("need hosts in small letters and a type for each path", () => {
    const backend = { service: { name: "web", port: { number: 80 } } };
    const rules = [{ host: "*.Shop", http: { paths: [{ path: "/", backend }] } }];
    const refusal = onCreate(named("networking.k8s.io/v1", "Ingress", "bad", { spec: { rules } }));
    expect(refusal).toContain(
      '\n* spec.rules[0].host: Invalid value: "*.Shop": a wildcard DNS-1123 subdomain must',
    );
    expect(refusal).toMatch(
      /\n\* spec\.rules\[0\]\.http\.paths\[0\]\.pathType: Required value: pathType must be specified$/,
    );
  });
});
