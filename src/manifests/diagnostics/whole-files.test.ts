import { describe, expect, it } from "vitest";
import { fixLabel, withFix } from "./apply-fix.ts";
import { diagnose } from "./diagnose.ts";
import { ask, claim, container, pod, told } from "./diagnosis-lines.ts";

describe("a file", () => {
  it("of several documents is looked at to its end, with the lines of the file", () => {
    const text = `# first\n---\n${pod(container)}---\n${pod("containers: []")}---\nkind: [\n---\n${claim("accessMode: []")}`;
    expect(diagnose(text, ask).map(({ line }) => line)).toEqual([17, 19, 26]);
  });

  it("may hold a List", () => {
    const item = "  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: a\n    dat: {}\n";
    expect(told(`apiVersion: v1\nkind: List\nitems:\n${item}`)).toEqual([
      '8 dat | unknown field "dat" → data',
    ]);
  });

  it("may be JSON", () => {
    expect(
      told(
        '{\n  "apiVersion": "v1",\n  "kind": "ConfigMap",\n  "metadata": {"name": "a"},\n  "dat": {}\n}\n',
      ),
    ).toEqual(['5 "dat" | unknown field "dat" → data']);
    expect(diagnose('{\n  "a": 1,\n}\n', ask)).toMatchObject([
      { line: 3, text: /^json: offset 14/ as never },
    ]);
  });
});

describe("a complaint that names a field loosely", () => {
  it("is put at the value it means", () => {
    const below = claim("accessModes: [ReadWriteOnce]\nresources:\n  requests:\n    storage: -1Gi");
    expect(told(below)).toEqual([
      '9 -1Gi | spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero',
    ]);
    const mounted = `${container}    volumeMounts:\n      - name: d\n        mountPath: /d\n        subPath: /abs\nvolumes:\n  - name: d\n    emptyDir: {}`;
    expect(told(pod(mounted)).join()).toMatch(
      /^12 \/abs \| spec.containers\[0\].volumeMounts.subPath: Invalid value/,
    );
    expect(told("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  a key: x\n").join()).toMatch(
      /^6 a key \| data\[a key\]/,
    );
  });

  it("is put at the type of a struct", () => {
    const deployment =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  strategy:\n    type: Rolling\n  selector:\n    matchLabels:\n      app: d\n  template:\n    metadata:\n      labels:\n        app: d\n    spec:\n      containers:\n        - name: a\n          image: b\n";
    expect(told(deployment).join()).toMatch(
      /^7 Rolling \| spec.strategy: Unsupported value: apps.DeploymentStrategy.* → RollingUpdate$/,
    );
  });

  it("is left away where it only repeats what is wrong with a volume", () => {
    const broken = `${container}    volumeMounts:\n      - name: h\n        mountPath: /d\nvolumes:\n  - name: h\n    hostPath:\n      path: /d\n      type: Dir`;
    expect(told(pod(broken)).join()).toMatch(/^16 Dir .* → Directory$/);
  });
});

describe("text that is no YAML", () => {
  it("is said at the line where it goes wrong", () => {
    const misindented = pod(
      "containers:\n- image : luksa/fortune\n  name : html-generator\n  volumeMounts:\n  - name : html\n    mountPath: /var/htdocs\n    - image : luksa/fortune",
    );
    expect(told(misindented)).toEqual([
      "12 - image : luksa/fortune | error converting YAML to JSON: yaml: line 11: did not find expected key",
    ]);
  });

  it("is fixed where a tab indents it", () => {
    expect(told("apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n").join()).toMatch(
      /^4 name: web \| .*found character that cannot start any token \(hint.tab\) → {3}$/,
    );
  });

  it("is told to be a template", () => {
    const text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n";
    expect(told(text).join()).toMatch(
      /^4 name: \{\{ .Values.name \}\} \| .*invalid map key.* \(hint.template\)$/,
    );
  });

  it.each([
    ["a key without its colon", "kind: Pod\nmetadata\n  name: web\n", "2 metadata", "metadata:"],
    [
      "a line that is indented too far",
      "metadata:\n  name: web\n   labels:\n     app: web\n",
      "3 labels:",
      "  labels:",
    ],
    ["a colon without a space", "metadata:\n  name: web\n  uid:yes\nspec: {}\n", "3 uid:yes", "uid: yes"],
    [
      "a dash without a space",
      "spec:\n  containers:\n  -name: nginx\n   image: nginx\n",
      "3 -name: nginx",
      "- name:",
    ],
    ["a quote that never ends", 'metadata:\n  name: "web\nspec: {}\n', '2 name: "web', undefined],
    ["a bracket that never ends", "metadata: {name: x\ndata: {}\n", "1 metadata: {name: x", undefined],
  ])("is told at %s", (_, text, place, to) => {
    const [said = ""] = told(text);
    expect(said.split(" | ")[0]).toBe(place);
    expect(said.split(" → ")[1]).toBe(to);
  });

  it("has keys twice, which kubectl takes", () => {
    expect(told("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\ndata: {}\n")).toEqual([
      "4 warning name | (hint.duplicate name)",
    ]);
  });
});

describe("what Kubernetes takes and this cluster does not act on", () => {
  it("is marked at the kind", () => {
    expect(
      told(
        "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata:\n  name: a\nspec:\n  controller: x/y\n",
      ),
    ).toEqual(["2 note IngressClass | (hint.stored-only IngressClass)"]);
  });

  it("is marked at a volume whose plugin is gone", () => {
    expect(
      told(pod(`${container}volumes:\n  - name: v\n    glusterfs:\n      endpoints: e\n      path: p`)),
    ).toContainEqual("11 note glusterfs | (hint.no-plugin glusterfs)");
  });
});

describe("a fix", () => {
  it("changes the wrong text, not one like it before it", () => {
    const text = pod("containers:\n  - name: name\n    nam: nginx");
    expect(
      withFix("name: name", {
        line: 1,
        columns: { from: 7, to: 11 },
        severity: "error",
        text: "",
        fix: { from: "name", to: "x" },
      }),
    ).toBe("name: x");
    expect(withFix(text, { line: 1, severity: "error", text: "", fix: { from: "gone", to: "x" } })).toBe(
      text,
    );
  });

  it("is called by what it puts there", () => {
    expect(fixLabel({ from: "kind: Pod", to: "apiVersion: v1\nkind: Pod" })).toBe("apiVersion: v1");
    expect(fixLabel({ from: "\t", to: "  " })).toBe('"  "');
  });

  it("may bring a line of its own, and what is fixed is taken", () => {
    const text = "kind: ConfigMap\nmetadata:\n  name: a\n";
    expect(withFix(text, diagnose(text, ask)[0]!)).toBe(`apiVersion: v1\n${text}`);
    expect(diagnose(`apiVersion: v1\n${text}`, ask)).toEqual([]);
  });
});

describe("a manifest that is being typed", () => {
  it("is never too short to be told something of", () => {
    const text = `${claim("accessModes: [ReadWriteOnce]")}---\n${pod(`${container}    env:\n      - {name: A, value: "1"}`)}`;
    for (let end = 0; end <= text.length; end += 1) {
      const { length } = text.slice(0, end).split("\n");
      for (const { line } of diagnose(text.slice(0, end), ask)) expect(line).toBeLessThanOrEqual(length);
    }
  });
});
