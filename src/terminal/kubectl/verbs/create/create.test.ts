import { describe, expect, it } from "vitest";
import { sleepingPod, TestTerminal } from "../../test-terminal.ts";

describe("kubectl create", () => {
  it("makes objects from files, and refuses those that are there", () => {
    const terminal = new TestTerminal({ "p.yaml": sleepingPod("p") });
    expect(terminal.output("kubectl create -f p.yaml")).toBe("pod/p created\n");
    expect(terminal.output("kubectl create -f p.yaml")).toBe(
      'Error from server (AlreadyExists): error when creating "p.yaml": pods "p" already exists\n',
    );
  });

  it("writes a manifest that one may go on with", () => {
    const yaml = new TestTerminal().output(
      "kubectl create deployment web --image=nginx:1.27 --replicas=2 --dry-run=client -o yaml",
    );
    expect(yaml).toBe(
      [
        "apiVersion: apps/v1",
        "kind: Deployment",
        "metadata:",
        "  creationTimestamp: null",
        "  labels:",
        "    app: web",
        "  name: web",
        "spec:",
        "  replicas: 2",
        "  selector:",
        "    matchLabels:",
        "      app: web",
        "  strategy: {}",
        "  template:",
        "    metadata:",
        "      creationTimestamp: null",
        "      labels:",
        "        app: web",
        "    spec:",
        "      containers:",
        "      - image: nginx:1.27",
        "        name: nginx",
        "        resources: {}",
        "status: {}",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["kubectl create deployment web --image=nginx", "deployment.apps/web created\n"],
    ["kubectl create namespace team", "namespace/team created\n"],
    ["kubectl create service clusterip web --tcp=80:8080", "service/web created\n"],
    ["kubectl create job once --image=busybox -- echo hi", "job.batch/once created\n"],
    [
      "kubectl create cronjob tick --image=busybox --schedule='* * * * *' -- date",
      "cronjob.batch/tick created\n",
    ],
    ["kubectl create quota q --hard=pods=3", "resourcequota/q created\n"],
    ["kubectl create pdb p --selector=app=web --min-available=1", "poddisruptionbudget.policy/p created\n"],
    ["kubectl create serviceaccount robot", "serviceaccount/robot created\n"],
  ])("%s", (line, message) => {
    expect(new TestTerminal().output(line)).toBe(message);
  });

  it("puts literals and files into ConfigMaps and Secrets", () => {
    const terminal = new TestTerminal({ "app.conf": "x=1\n", "vars.env": "# none\nA=1\n" });
    terminal.type(
      "kubectl create configmap c --from-literal=a=b=c --from-file=app.conf --from-file=other=app.conf",
    );
    expect(terminal.output("kubectl get cm c -o jsonpath={.data}")).toBe(
      '{"a":"b=c","app.conf":"x=1\\n","other":"x=1\\n"}',
    );
    terminal.type("kubectl create secret generic s --from-env-file=vars.env");
    expect(terminal.output("kubectl get secret s -o jsonpath={.data}")).toBe('{"A":"MQ=="}');
  });

  it("makes a Job from a CronJob", () => {
    const terminal = new TestTerminal();
    terminal.type("kubectl create cronjob tick --image=busybox --schedule='0 0 1 1 *' -- date");
    expect(terminal.output("kubectl create job now --from=cronjob/tick")).toBe("job.batch/now created\n");
    const path =
      "{.metadata.annotations}{.metadata.ownerReferences[0].kind}{.spec.template.spec.containers[0].command[0]}";
    expect(terminal.output(`kubectl get job now -o jsonpath='${path}'`)).toBe(
      '{"cronjob.kubernetes.io/instantiate":"manual"}CronJobdate',
    );
  });

  it.each([
    [
      "kubectl create pvc data",
      "error: Unexpected args: [pvc data]\nSee 'kubectl create -h' for help and examples\n",
    ],
    [
      "kubectl create configmap",
      "error: exactly one NAME is required, got 0\nSee 'kubectl create configmap -h' for help and examples\n",
    ],
    ["kubectl create cm c --from-literal=x", "error: invalid literal source x, expected key=value\n"],
    ["kubectl create cm c --from-file=no.txt", "error: error reading no.txt: no such file or directory\n"],
    ["kubectl create deployment web", 'error: required flag(s) "image" not set\n'],
    [
      "kubectl create secret s",
      "error: unknown command \"s\"\nSee 'kubectl create secret -h' for help and examples\n",
    ],
    [
      "kubectl create configmap kube-root-ca.crt",
      'error: failed to create configmap: configmaps "kube-root-ca.crt" already exists\n',
    ],
    [
      "kubectl create namespace default",
      'Error from server (AlreadyExists): namespaces "default" already exists\n',
    ],
  ])("%s is refused", (line, message) => {
    expect(new TestTerminal().type(line)).toEqual({ exitCode: 1, stdout: "", stderr: message });
  });
});
