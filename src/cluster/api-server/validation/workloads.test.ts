import { describe, expect, it } from "vitest";
import { selectOwnPods } from "../defaults/index.ts";
import { invalidMessage, validateUpdate } from "./index.ts";
import { named, onCreate, onUpdate, received, workload } from "./refusal.fixture.ts";

const deployment = (spec: object, template: object = {}) => workload("apps/v1", "Deployment", spec, template);

describe("workloads", () => {
  it.each([
    [deployment({ replicas: -1 }), "spec.replicas: Invalid value: -1: must be greater than or equal to 0"],
    [
      deployment({ strategy: { type: "Rolling" } }),
      'spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"Rolling", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: "Recreate", "RollingUpdate"',
    ],
    [
      deployment({ strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } }),
      "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
    ],
    [
      deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: may not be 0 when `maxSurge` is 0',
    ],
    [
      deployment({ selector: { matchLabels: { app: "other" } } }),
      'spec.template.metadata.labels: Invalid value: map[string]string{"app":"d"}: `selector` does not match template `labels`',
    ],
    [
      deployment({}, { restartPolicy: "OnFailure" }),
      'spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"',
    ],
    [
      workload("apps/v1", "DaemonSet", {}, { restartPolicy: "Never" }),
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
    [
      workload("apps/v1", "StatefulSet", { podManagementPolicy: "Ordered" }),
      "spec.podManagementPolicy: Invalid value: \"Ordered\": must be 'OrderedReady' or 'Parallel'",
    ],
  ])("are refused %#", (manifest, refusal) => {
    const { kind } = manifest as { kind: string };
    expect(onCreate(manifest)).toBe(`The ${kind} "d" is invalid: ${refusal}`);
  });

  it("must say which Pods are theirs", () => {
    expect(onCreate(deployment({ selector: undefined }))).toBe(
      'The Deployment "d" is invalid: \n* spec.selector: Required value\n* spec.template.metadata.labels: Invalid value: map[string]string{"app":"d"}: `selector` does not match template `labels`',
    );
  });

  it("keep their selector", () => {
    const labels = { app: "d", tier: "x" };
    const template = { metadata: { labels }, spec: { containers: [{ name: "app", image: "nginx:1.27" }] } };
    const updated = deployment({ selector: { matchLabels: labels }, template });
    expect(onUpdate(deployment({}), updated)).toBe(
      'The Deployment "d" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"d", "tier":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
    );
  });

  it("of the stateful kind keep their claims", () => {
    const set = (storage: string) => {
      const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } };
      return workload("apps/v1", "StatefulSet", {
        volumeClaimTemplates: [{ metadata: { name: "data" }, spec }],
      });
    };
    expect(onUpdate(set("1Gi"), set("2Gi"))).toBe(
      "The StatefulSet \"d\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    );
  });

  it("are warned about old volumes in their template", () => {
    const volumes = [{ name: "g", gitRepo: { repository: "r" } }];
    const warning = "Warning: spec.template.spec.volumes[0].gitRepo: deprecated in v1.11";
    expect(onCreate(deployment({}, { volumes }))).toBe(warning);
    expect(onUpdate(deployment({}, { volumes }), deployment({ replicas: 2 }, { volumes }))).toBe(warning);
    expect(onUpdate(deployment({}, { volumes }), deployment({}, { volumes }))).toBe("");
  });
});

describe("jobs", () => {
  const job = (template: object) => ({
    ...named("batch/v1", "Job", "j"),
    metadata: { name: "j", uid: "u-1" },
    spec: { template: { spec: { containers: [{ name: "w", image: "busybox:1.36" }], ...template } } },
  });
  const created = (template: object) => selectOwnPods(received(job(template)) as never) as never;

  it("must end some time", () => {
    const cron = named("batch/v1", "CronJob", "c", {
      spec: { schedule: "* * * *", jobTemplate: { spec: { template: {} } } },
    });
    const refusal = 'template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"';
    expect(onCreate(cron)).toBe(
      [
        'The CronJob "c" is invalid: ',
        '* spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, found 4: [* * * *]',
        "* spec.jobTemplate.spec.template.spec.containers: Required value",
        `* spec.jobTemplate.spec.${refusal}`,
      ].join("\n"),
    );
  });

  it("keep their template, which the refusal quotes whole", () => {
    const { errors } = validateUpdate(
      created({ restartPolicy: "Never" }),
      created({ restartPolicy: "OnFailure" }),
    );
    const message = invalidMessage("Job", "j", errors);
    expect(message).toContain(
      'spec.template: Invalid value: core.PodTemplateSpec{ObjectMeta:v1.ObjectMeta{Name:"", GenerateName:"", Namespace:"", SelfLink:"", UID:"", ResourceVersion:"", Generation:0, CreationTimestamp:time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC), DeletionTimestamp:<nil>, DeletionGracePeriodSeconds:(*int64)(nil), Labels:map[string]string{"batch.kubernetes.io/controller-uid":"u-1", "batch.kubernetes.io/job-name":"j", "controller-uid":"u-1", "job-name":"j"}',
    );
    expect(message).toContain('RestartPolicy:"OnFailure", TerminationGracePeriodSeconds:(*int64)(0x');
    expect(message).toMatch(/Resources:\(\*core\.ResourceRequirements\)\(nil\)\}\}: field is immutable$/);
  });
});
