import { describe, expect, it } from "vitest";
import { goDifference } from "./difference.ts";
import { goSyntax } from "./syntax.ts";

const claim = (more: object) => ({
  accessModes: ["ReadWriteOnce"],
  resources: { requests: { storage: "1Gi" } },
  volumeName: "pv-a",
  storageClassName: "",
  volumeMode: "Filesystem",
  ...more,
});

function claims(before: object, after: object): string {
  return goDifference("core.PersistentVolumeClaimSpec", claim(before), claim(after));
}

function disks(before: object, after: object): string {
  return goDifference("core.PersistentVolumeSource", before, after);
}

describe("differences", () => {
  it("show a changed field between two equal ones on each side", () => {
    expect(claims({}, { storageClassName: "gold" })).toBe(`  core.PersistentVolumeClaimSpec{
  	... // 2 identical fields
  	Resources:        {Requests: {s"storage": {i: {...}, s: "1Gi", Format: "BinarySI"}}},
  	VolumeName:       "pv-a",
- 	StorageClassName: &"",
+ 	StorageClassName: &"gold",
  	VolumeMode:       &"Filesystem",
  	DataSource:       nil,
  	... // 2 identical fields
  }
`);
  });

  it("do not hide a single equal field", () => {
    expect(claims({}, { volumeMode: "Block" })).toContain(`
  	DataSource:                nil,
  	DataSourceRef:             nil,
  	VolumeAttributesClassName: nil,
  }`);
  });

  it("name the type of a list that changed", () => {
    expect(claims({}, { accessModes: ["ReadWriteMany"] })).toBe(`  core.PersistentVolumeClaimSpec{
- 	AccessModes: []core.PersistentVolumeAccessMode{"ReadWriteOnce"},
+ 	AccessModes: []core.PersistentVolumeAccessMode{"ReadWriteMany"},
  	Selector:    nil,
  	Resources:   {Requests: {s"storage": {i: {...}, s: "1Gi", Format: "BinarySI"}}},
  	... // 6 identical fields
  }
`);
  });

  it("spread long values over lines", () => {
    const [before, after] = [{ requests: { storage: "1Gi" } }, { requests: { storage: "3Gi" } }];
    const bare = { volumeName: "", storageClassName: "x" };
    expect(
      claims({ ...bare, resources: before }, { ...bare, resources: after }),
    ).toBe(`  core.PersistentVolumeClaimSpec{
  	AccessModes: {"ReadWriteOnce"},
  	Selector:    nil,
  	Resources: core.VolumeResourceRequirements{
  		Limits: nil,
- 		Requests: core.ResourceList{
- 			s"storage": {i: resource.int64Amount{value: 1073741824}, s: "1Gi", Format: "BinarySI"},
- 		},
+ 		Requests: core.ResourceList{
+ 			s"storage": {i: resource.int64Amount{value: 3221225472}, s: "3Gi", Format: "BinarySI"},
+ 		},
  	},
  	VolumeName:       "",
  	StorageClassName: &"x",
  	... // 4 identical fields
  }
`);
  });

  it("open a struct behind a pointer, and swap one for another", () => {
    const before = { hostPath: { path: "/a", type: "" } };
    expect(disks(before, { hostPath: { path: "/b", type: "" } })).toBe(`  core.PersistentVolumeSource{
  	GCEPersistentDisk:    nil,
  	AWSElasticBlockStore: nil,
  	HostPath: &core.HostPathVolumeSource{
- 		Path: "/a",
+ 		Path: "/b",
  		Type: &"",
  	},
  	Glusterfs: nil,
  	NFS:       nil,
  	... // 17 identical fields
  }
`);
    expect(disks(before, { nfs: { server: "s", path: "/x" } })).toBe(`  core.PersistentVolumeSource{
  	GCEPersistentDisk:    nil,
  	AWSElasticBlockStore: nil,
- 	HostPath:             &core.HostPathVolumeSource{Path: "/a", Type: &""},
+ 	HostPath:             nil,
  	Glusterfs:            nil,
- 	NFS:                  nil,
+ 	NFS:                  &core.NFSVolumeSource{Server: "s", Path: "/x"},
  	RBD:                  nil,
  	Quobyte:              nil,
  	... // 15 identical fields
  }
`);
  });
});

describe("differences of Pods", () => {
  const spec = (container: object, more: object = {}) => ({
    containers: [{ name: "app", ...container }],
    ...more,
  });
  const pods = (before: object, after: object) => goDifference("core.PodSpec", before, after);
  const token = {
    name: "kube-api-access-x7k2p",
    projected: {
      defaultMode: 420,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        {
          downwardAPI: {
            items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
          },
        },
      ],
    },
  };

  it("show equal volumes on one line and a new one over several", () => {
    const volumes = [token];
    const more = [token, { name: "log", hostPath: { path: "/var/log/webapp", type: "" } }];
    expect(pods(spec({}, { volumes }), spec({}, { volumes: more }))).toContain(`
  	Volumes: []core.Volume{
  		{Name: "kube-api-access-x7k2p", VolumeSource: {Projected: &{Sources: {{ServiceAccountToken: &{ExpirationSeconds: 3607, Path: "token"}}, {ConfigMap: &{LocalObjectReference: {Name: "kube-root-ca.crt"}, Items: {{Key: "ca.crt", Path: "ca.crt"}}}}, {DownwardAPI: &{Items: {{Path: "namespace", FieldRef: &{APIVersion: "v1", FieldPath: "metadata.namespace"}}}}}}, DefaultMode: &420}}},
+ 		{
+ 			Name:         "log",
+ 			VolumeSource: core.VolumeSource{HostPath: &core.HostPathVolumeSource{Path: "/var/log/webapp", Type: &""}},
+ 		},
  	},
`);
  });

  it("show a list that was not there before", () => {
    const envFrom = [{ secretRef: { name: "a-secret-with-quite-a-long-name" } }];
    expect(pods(spec({}), spec({ envFrom }))).toContain(`
- 			EnvFrom:    nil,
+ 			EnvFrom: []core.EnvFromSource{
+ 				{
+ 					SecretRef: &core.SecretEnvSource{LocalObjectReference: core.LocalObjectReference{...}},
+ 				},
+ 			},
`);
  });

  it("cut equal containers after four fields", () => {
    const other = {
      name: "side",
      image: "busybox:1.36",
      command: ["sh", "-c", "sleep 1"],
      workingDir: "/x",
      tty: true,
    };
    const both = (command: string) => ({ containers: [{ name: "app", command: [command] }, other] });
    expect(pods(both("a"), both("b"))).toContain(
      '\n  		{Name: "side", Image: "busybox:1.36", Command: {"sh", "-c", "sleep 1"}, WorkingDir: "/x", ...},\n',
    );
  });

  it("show long texts in pieces", () => {
    const command = (text: string) => spec({ command: ["sh", "-c", text] });
    const [before, after] = [
      "while true; do date >> /data/log; sleep 1; done",
      "while true; do date >> /data/log; sleep 5; done",
    ];
    expect(pods(command(before), command(after))).toContain(`
  				strings.Join({
  					"while true; do date >> /data/log; sleep ",
- 					"1",
+ 					"5",
  					"; done",
  				}, ""),
`);
  });
});

describe("Go syntax", () => {
  it("prints maps, nil lists and pointers", () => {
    expect(goSyntax("v1.LabelSelector", { matchLabels: { app: "x" } })).toBe(
      'v1.LabelSelector{MatchLabels:map[string]string{"app":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}',
    );
    expect(goSyntax("core.VolumeNodeAffinity", { required: {} })).toMatch(
      /^core\.VolumeNodeAffinity\{Required:\(\*core\.NodeSelector\)\(0x[0-9a-f]+\)\}$/,
    );
  });
});
