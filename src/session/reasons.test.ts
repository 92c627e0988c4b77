/** Whatever happens to a cluster has a sentence for its reason. */

import { expect, test } from "vitest";
import { defaultSettings } from "#cluster";
import { reasonId } from "#i18n";
import { Sandbox } from "./sandbox.ts";
import { firstScene } from "./scene.ts";

const claimed = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: keeper}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, command: [sleep, "3600"], volumeMounts: [{name: data, mountPath: /data}]}
  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
`;

/** What breaks, and for how many seconds it is left so. */
const deeds: readonly (readonly [line: string, seconds: number])[] = [
  ["kubectl apply -f diary.yaml -f claimed.yaml", 30],
  ["kubectl scale deployment diary --replicas=4", 20],
  ["kubectl rollout restart deployment diary", 60],
  ["kubectl run once --image=busybox --restart=Never -- sh -c 'exit 3'", 20],
  ["kubectl run nosuch --image=nosuch:1", 20],
  ["kubectl taint nodes node-3 key=value:NoSchedule", 5],
  ["kubectl drain node-3 --ignore-daemonsets --delete-emptydir-data --force", 60],
  ["kubectl delete pod keeper", 20],
  ["kubectl delete pvc data", 20],
  ["kubectl delete deployment diary", 60],
];

test("every reason that a busy day brings has a sentence", () => {
  const { scenario } = firstScene;
  const files = { ...scenario.files, "claimed.yaml": claimed };
  const sandbox = new Sandbox({ ...scenario, files, settings: defaultSettings });
  const wait = (seconds: number) => sandbox.runUntil(sandbox.now + seconds * 1000);
  for (const [line, seconds] of deeds) {
    sandbox.type(line);
    wait(seconds);
  }
  for (const action of ["crash", "restart", "stop-kubelet", "start-kubelet", "partition", "heal"] as const) {
    sandbox.act(action, "node-1");
    wait(400);
  }
  const reasons = new Set(
    sandbox.changes.filter(({ kind }) => kind !== "Command").map(({ reason }) => reason),
  );
  expect(reasons.size).toBeGreaterThan(30);
  expect([...reasons].filter((reason) => reasonId(reason) === undefined)).toEqual([]);
});
