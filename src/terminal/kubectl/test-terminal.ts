/** A small cluster with somebody at its terminal, for tests. */
import { Cluster, type Ms, software, typeLine } from "#cluster";
import { hostPrograms } from "../host.ts";

export interface Answered {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A manifest of a Pod that runs until it is told to stop. */
export const sleepingPod = (name: string, spec = "") => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: app, image: "busybox:1.36", command: [sleep, "3600"]}]
${spec}`;

/** A manifest of a Deployment of nginx. */
export const deployment = (name: string, replicas = 2, image = "nginx:1.27") => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: "${image}"}]}
`;

export class TestTerminal {
  readonly cluster: Cluster;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.cluster = new Cluster({
      nodes: [{ name: "node-1" }, { name: "node-2" }],
      images: ["busybox", "nginx"],
      software,
      programs: hostPrograms,
    });
    const cause = this.cluster.command("setup", "files");
    const machine = this.cluster.processes.filesOn("host", { by: "user", because: () => [cause] });
    for (const folder of ["/home", "/home/user"]) if (!machine.exists(folder)) machine.makeDirectory(folder);
    for (const [name, text] of Object.entries(files)) machine.write(`/home/user/${name}`, text);
    this.wait(5);
  }

  /** Types a line and lets time pass until it has ended, or an hour is over. */
  type(line: string): Answered {
    let [stdout, stderr] = ["", ""];
    const typed = typeLine(this.cluster.processes, "host", line, {
      cause: this.cluster.command("line", line),
      cwd: "/home/user",
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
    });
    const deadline: Ms = this.cluster.now + 3_600_000;
    while (typed.exitCode === undefined && this.cluster.step(deadline));
    return { exitCode: typed.exitCode, stdout, stderr };
  }

  /** What a line printed, both streams one behind the other. */
  output(line: string): string {
    const { stdout, stderr } = this.type(line);
    return stdout + stderr;
  }

  wait(seconds: number): void {
    this.cluster.runFor(seconds * 1000);
  }
}
