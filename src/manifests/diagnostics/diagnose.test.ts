import { describe, expect, it } from "vitest";
import { claim, container, pod, told } from "./diagnosis-lines.ts";

describe("a manifest that the API server takes", () => {
  it("has nothing wrong, and neither has an empty file", () => {
    expect(told(pod(container))).toEqual([]);
    expect(told("# later\n---\n")).toEqual([]);
  });
});

describe("fields that a kind does not know", () => {
  it("are fixed by the nearest one of their object that is not there yet", () => {
    expect(
      told(
        claim(
          "volumeName: host-pv\naccessMode:\n  - ReadWriteOnce\nresources:\n  requests:\n    storage: 1Gi",
        ),
      ),
    ).toEqual(['7 accessMode | unknown field "spec.accessMode" → accessModes']);
    expect(
      told(
        claim("accessModes: [ReadWriteOnce]\nstorageClass: manual\nresource:\n  requests:\n    storage: 1Gi"),
      ),
    ).toEqual([
      '7 storageClass | unknown field "spec.storageClass" → storageClassName',
      '8 resource | unknown field "spec.resource" → resources',
    ]);
    const mount = `${container}    volumeMounts:\n      - name: data\n        mountpath: /data\nvolumes:\n  - name: data\n    emptyDir: {}`;
    expect(told(pod(mount))).toEqual([
      '11 mountpath | unknown field "spec.containers[0].volumeMounts[0].mountpath" → mountPath',
    ]);
  });

  it("are told where they belong when they stand too deep", () => {
    const probe = `${container}    livenessProbe:\n      httpGet:\n        path: /healthz\n        port: 8080\n        periodSeconds: 5`;
    expect(told(pod(probe))).toEqual([
      '13 periodSeconds | unknown field "spec.containers[0].livenessProbe.httpGet.periodSeconds" (hint.belongs periodSeconds spec.containers.livenessProbe)',
    ]);
  });

  it("are told where they belong when they do not stand deep enough", () => {
    expect(
      told(`${pod(`${container}ports:\n  - containerPort: 80`)}volumes:\n  - name: html\n    emptyDir: {}\n`),
    ).toEqual([
      '9 ports | unknown field "spec.ports" (hint.belongs ports spec.containers[])',
      '11 volumes | unknown field "volumes" (hint.belongs volumes spec)',
    ]);
    expect(told(claim("accessModes: [ReadWriteOnce]\nresources:\n  storage: 1Gi"))).toEqual([
      '8 storage | unknown field "spec.resources.storage" (hint.belongs storage requests)',
    ]);
  });
});

describe("words that a field does not take", () => {
  it("are fixed in case, from their abbreviation, or to the only one there is", () => {
    expect(told(pod(`${container}    imagePullPolicy: always`))).toEqual([
      '9 always | spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never" → Always',
    ]);
    expect(
      told(claim("accessModes:\n  - RWO\nvolumeMode: FileSystem\nresources:\n  requests:\n    storage: 1Gi")),
    ).toEqual([
      '7 RWO | spec.accessModes: Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod" → ReadWriteOnce',
      '8 FileSystem | spec.volumeMode: Unsupported value: "FileSystem": supported values: "Block", "Filesystem" → Filesystem',
    ]);
  });

  it("are no errors where only the kubelet looks at them", () => {
    expect(told(pod(`${container}volumes:\n  - name: html\n    emptyDir:\n      medium: memory`))).toEqual([
      "12 warning memory | (hint.medium memory) → Memory",
    ]);
  });
});

describe("values of a wrong type", () => {
  it("are found at the item that is meant, and said in the type that is wanted", () => {
    const env = `${container}    env:\n      - name: FIRST\n        value: one\n      - name: SECOND\n        value: 2`;
    expect(told(pod(env))).toEqual([
      '13 2 | Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string → "2"',
    ]);
    expect(told(claim("accessModes: ReadWriteOnce")).join()).toMatch(
      /^6 ReadWriteOnce .* → \[ReadWriteOnce\]$/,
    );
    expect(told(pod(`${container}    command: sleep 3600`)).join()).toMatch(
      /^9 sleep 3600 .* → \[sleep, 3600\]$/,
    );
    expect(told(pod(`${container}volumes:\n  - name: h\n    hostPath: /data`)).join()).toMatch(
      /^11 \/data .* → \{ path: \/data \}$/,
    );
  });

  it("are found in labels and in data, too", () => {
    const labelled =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  labels:\n    app: web\n    version: 2\n";
    expect(told(labelled)).toEqual([
      '7 2 | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string → "2"',
    ]);
    expect(
      told("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  a: x\n  debug: yes\n").join(),
    ).toMatch(/^7 yes /);
    expect(
      told(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  ok: YQ==\n  password: not base64!\n",
      ).join(),
    ).toMatch(/^7 not base64! .*illegal base64 data at input byte 3 \(hint.base64\)$/);
  });

  it("may be quantities with the unit of a shop", () => {
    const sized = (size: string) =>
      told(claim(`accessModes: [ReadWriteOnce]\nresources:\n  requests:\n    storage: ${size}`)).join();
    expect(sized("1GB")).toMatch(/^9 1GB .*quantities must match the regular expression.* → 1G$/);
    expect(sized("10 gib")).toMatch(/ → 10Gi$/);
    expect(sized("much")).toMatch(/^9 much .*'$/);
  });
});

describe("what validation refuses", () => {
  it("is said at the field, or at the item where the field is missing", () => {
    expect(told(pod("containers:\n  - name: app\n  - name: app\n    image: nginx"))).toEqual([
      "7 name: app | spec.containers[0].image: Required value",
      '8 app | spec.containers[1].name: Duplicate value: "app"',
    ]);
    expect(
      told("apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec:\n  selector:\n    app: s\n"),
    ).toEqual(["5 spec | spec.ports: Required value"]);
  });

  it("is fixed by the volume that was meant", () => {
    const mount = (name: string) =>
      `${container}    volumeMounts:\n      - name: ${name}\n        mountPath: /data\nvolumes:\n  - name: data\n    emptyDir: {}\n  - name: cache\n    emptyDir: {}`;
    expect(told(pod(mount("dta")))).toEqual([
      '10 dta | spec.containers[0].volumeMounts[0].name: Not found: "dta" → data',
    ]);
  });

  it("is fixed by a name of small letters and dashes", () => {
    expect(told(pod(container, "My_Pod")).join()).toMatch(
      /^4 My_Pod \| metadata.name: Invalid value: "My_Pod": a lowercase.* → my-pod$/,
    );
  });

  it("is not said of what is missing because its name is misspelt", () => {
    expect(told(pod("containers:\n  - name: app\n    imag: nginx"))).toEqual([
      '8 imag | unknown field "spec.containers[0].imag" → image',
    ]);
  });
});

describe("the type of an object", () => {
  it("must be written; a fragment is told as one", () => {
    expect(told("volumes:\n  - name: html\n    emptyDir: {}\n")).toEqual([
      "1 volumes: | error validating data: [apiVersion not set, kind not set] (hint.fragment)",
    ]);
    expect(told("kind: Deployment\nmetadata:\n  name: web\n")).toEqual([
      "1 kind | error validating data: apiVersion not set → apiVersion: apps/v1\nkind: Deployment",
    ]);
  });

  it("must be known to the server, in that version", () => {
    expect(told("apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web\n").join()).toMatch(
      /^1 v1 \| no matches for kind "Deployment" in version "v1".* → apps\/v1$/s,
    );
    expect(told("apiVersion: v1\nkind: PersistentVolumeClaims\nmetadata:\n  name: web\n").join()).toMatch(
      /^2 PersistentVolumeClaims .* → PersistentVolumeClaim$/s,
    );
  });

  it("comes with a name", () => {
    expect(told("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: {}\n")).toEqual([
      "3 metadata | resource name may not be empty",
    ]);
  });
});
