import { describe, expect, it } from "vitest";
import { validateUpdate } from "./index.ts";
import { onCreate, onUpdate, pod, podWith, received } from "./refusal.fixture.ts";

const mount = (more: object = {}) => ({ volumeMounts: [{ name: "a", mountPath: "/d", ...more }] });
const emptyDir = { volumes: [{ name: "a", emptyDir: {} }] };
const source = (fields: object) => podWith(mount(), { volumes: [{ name: "a", ...fields }] });
const unmounted = '\n* spec.containers[0].volumeMounts[0].name: Not found: "a"';

describe("a new Pod", () => {
  it.each([
    [pod({ containers: [] }), "spec.containers: Required value"],
    [{ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } }, "spec.containers: Required value"],
    [pod({ containers: [{ name: "a" }] }), "spec.containers[0].image: Required value"],
    [pod({ containers: [{ image: "nginx" }] }), "spec.containers[0].name: Required value"],
    [
      pod({
        containers: [
          { name: "a", image: "x" },
          { name: "a", image: "y" },
        ],
      }),
      'spec.containers[1].name: Duplicate value: "a"',
    ],
    [
      podWith({}, { restartPolicy: "Sometimes" }),
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ],
    [
      podWith({ imagePullPolicy: "always" }),
      'spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"',
    ],
    [
      podWith({ ports: [{ containerPort: 70000 }] }),
      "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
    ],
    [
      podWith({ ports: [{ containerPort: 80, name: "the-very-long-port-name" }] }),
      'spec.containers[0].ports[0].name: Invalid value: "the-very-long-port-name": must be no more than 15 characters',
    ],
    [
      podWith({ resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }),
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
    ],
    [
      podWith({ livenessProbe: { httpGet: { path: "/" } } }),
      "spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
    ],
    [
      podWith({ livenessProbe: { exec: { command: ["true"] }, successThreshold: 2 } }),
      "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
    ],
    [
      podWith({ readinessProbe: {} }),
      "spec.containers[0].readinessProbe: Required value: must specify a handler type",
    ],
    [
      podWith({ env: [{ name: "A=B", value: "x" }] }),
      "spec.containers[0].env[0].name: Invalid value: \"A=B\": a valid environment variable name must consist only of printable ASCII characters other than '='",
    ],
    [
      podWith({ env: [{ name: "A", value: "x", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }] }),
      'spec.containers[0].env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty',
    ],
  ])("is refused %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The Pod "p" is invalid: ${refusal}`);
  });

  it("may bear what only the kubelet finds wrong", () => {
    expect(onCreate(source({ emptyDir: { medium: "memory" } }))).toBe("");
    expect(onCreate(podWith({ env: [{ name: "1 A", value: "x" }] }))).toBe("");
    expect(onCreate(podWith(mount({ mountPath: "/d:ro" }), emptyDir))).toBe("");
  });

  it("is warned about a port that two of its containers name", () => {
    const ports = [{ containerPort: 80 }];
    const containers = ["a", "b"].map((name) => ({ name, image: "nginx:1.27", ports }));
    expect(onCreate(pod({ containers }))).toBe(
      "Warning: spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]",
    );
  });

  it("names every standard a resource's name fails", () => {
    const path = 'spec.containers[0].resources.limits[cpus]: Invalid value: "cpus"';
    expect(onCreate(podWith({ resources: { limits: { cpus: "1" } } }))).toContain(
      `\n* ${path}: must be a standard resource type or fully qualified\n* ${path}: must be a standard resource for containers\n`,
    );
  });

  it("is warned about what will not work as written", () => {
    const env = [
      { name: "A", value: "1" },
      { name: "A", value: "2" },
    ];
    const ports = [{ containerPort: 80 }, { containerPort: 80 }];
    expect(
      onCreate(podWith({ env, ports }, { volumes: [{ name: "g", gitRepo: { repository: "r" } }] })),
    ).toBe(
      [
        "Warning: spec.volumes[0].gitRepo: deprecated in v1.11",
        'Warning: spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
        "Warning: spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]",
      ].join("\n"),
    );
  });
});

describe("a Pod's files", () => {
  it("are warned about where they hide each other", () => {
    const items = [
      { key: "a", path: "test" },
      { key: "b", path: "test/app" },
    ];
    const sources = [
      { configMap: { name: "foo", items: [{ key: "a", path: "token" }] } },
      { serviceAccountToken: { path: "token" } },
    ];
    const volumes = [
      { name: "c", configMap: { name: "foo", items } },
      { name: "p", projected: { sources } },
    ];
    expect(onCreate(podWith({}, { volumes }))).toBe(
      [
        'Warning: volume "c" (ConfigMap "foo"): overlapping paths: "test/app" with "test"',
        'Warning: volume "p" (Projected): overlapping paths: "token" (ServiceAccountToken) with "token" (ConfigMap "foo")',
      ].join("\n"),
    );
  });
});

describe("a Pod's volumes", () => {
  it.each([
    [
      podWith(mount(), {
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "a", emptyDir: {} },
        ],
      }),
      'spec.volumes[1].name: Duplicate value: "a"',
    ],
    [podWith(mount(), { volumes: [] }), 'spec.containers[0].volumeMounts[0].name: Not found: "a"'],
    [
      podWith(mount({ mountPath: "" }), emptyDir),
      "spec.containers[0].volumeMounts[0].mountPath: Required value",
    ],
    [
      podWith(mount({ subPath: "../up" }), emptyDir),
      "spec.containers[0].volumeMounts.subPath: Invalid value: \"../up\": must not contain '..'",
    ],
    [
      podWith(mount({ subPath: "/abs" }), emptyDir),
      'spec.containers[0].volumeMounts.subPath: Invalid value: "/abs": must be a relative path',
    ],
    [
      podWith(
        {
          volumeMounts: [
            { name: "a", mountPath: "/d" },
            { name: "a", mountPath: "/d" },
          ],
        },
        emptyDir,
      ),
      'spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/d": must be unique',
    ],
    [
      podWith({ volumeDevices: [{ name: "a", devicePath: "/dev/x" }] }, emptyDir),
      'spec.containers[0].volumeDevices[0].name: Invalid value: "a": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
    ],
    [
      podWith(mount({ mountPropagation: "Bidirectional" }), emptyDir),
      "spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers",
    ],
  ])("are refused %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The Pod "p" is invalid: ${refusal}`);
  });

  it.each([
    [
      source({ hostPath: { path: "/data", type: "Dir" } }),
      'spec.volumes[0].hostPath.type: Unsupported value: "Dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
    ],
    [source({ hostPath: {} }), "spec.volumes[0].hostPath.path: Required value"],
    [
      source({ hostPath: { path: "/data/../etc" } }),
      "spec.volumes[0].hostPath.path: Invalid value: \"/data/../etc\": must not contain '..'",
    ],
    [
      source({ emptyDir: {}, hostPath: { path: "/x" } }),
      "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type",
    ],
    [
      source({ persistentVolumeClaim: {} }),
      "spec.volumes[0].persistentVolumeClaim.claimName: Required value",
    ],
    [source({ configMap: {} }), "spec.volumes[0].configMap.name: Required value"],
    [source({ secret: { optional: true } }), "spec.volumes[0].secret.secretName: Required value"],
    [
      source({
        projected: {
          sources: [
            { configMap: { name: "c", items: [{ key: "k", path: "p" }] } },
            { secret: { name: "s", items: [{ key: "k", path: "p" }] } },
          ],
        },
      }),
      'spec.volumes[0].projected: Invalid value: "s": conflicting duplicate paths',
    ],
    [
      source({ configMap: { name: "c", items: [{ key: "k", path: "/etc/x" }] } }),
      'spec.volumes[0].configMap.items[0].path: Invalid value: "/etc/x": must be a relative path',
    ],
    [source({ csi: {} }), "spec.volumes[0].csi.driver: Required value"],
    [source({ ephemeral: {} }), "spec.volumes[0].ephemeral.volumeClaimTemplate: Required value"],
    [
      source({ downwardAPI: { items: [{ path: "x", fieldRef: { fieldPath: "spec.nodeName" } }] } }),
      'spec.volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: "spec.nodeName": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"',
    ],
  ])("that are unsound cannot be mounted either %#", (manifest, refusal) => {
    expect(onCreate(manifest)).toBe(`The Pod "p" is invalid: \n* ${refusal}${unmounted}`);
  });
});

describe("a Pod that is there", () => {
  const fields =
    "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

  it("may change its images and gain tolerations", () => {
    const more = { tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule" }] };
    expect(onUpdate(podWith({}), podWith({ image: "nginx:1.28" }, more))).toBe("");
  });

  it("may not change its command", () => {
    expect(onUpdate(podWith({ command: ["sleep", "1"] }), podWith({ command: ["sleep", "2"] }))).toBe(
      `The Pod "p" is invalid: spec: Forbidden: pod updates may not change fields other than ${fields}
  core.PodSpec{
  	Volumes:        nil,
  	InitContainers: nil,
  	Containers: []core.Container{
  		{
  			Name:  "app",
  			Image: "nginx:1.27",
  			Command: []string{
  				"sleep",
- 				"1",
+ 				"2",
  			},
  			Args:       nil,
  			WorkingDir: "",
  			... // 19 identical fields
  		},
  	},
  	EphemeralContainers: nil,
  	RestartPolicy:       "Always",
  	... // 29 identical fields
  }
`,
    );
  });

  it("may gain ephemeral containers through their own door, and never lose them", () => {
    const debugged = (name: string) =>
      podWith({}, { ephemeralContainers: [{ name, image: "busybox:1.36" }] });
    const verdict = (old: object, updated: object) =>
      validateUpdate(received(old), received(updated), "ephemeralcontainers").errors.map(({ body }) => body);
    expect(verdict(podWith({}), debugged("dbg"))).toEqual([]);
    expect(verdict(podWith({}), debugged("app"))).toEqual(['Duplicate value: "app"']);
    expect(verdict(debugged("dbg"), podWith({}))).toEqual([
      'Forbidden: existing ephemeral containers "dbg" may not be removed\n',
    ]);
  });

  it("may not gain a container", () => {
    const two = {
      containers: [
        { name: "app", image: "nginx:1.27" },
        { name: "b", image: "x" },
      ],
    };
    expect(onUpdate(podWith({}), pod(two))).toBe(
      'The Pod "p" is invalid: spec.containers: Forbidden: pod updates may not add or remove containers',
    );
  });
});
