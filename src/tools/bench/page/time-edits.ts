/** Applies manifests of two hundred lines, and takes the time until the picture shows what they made. */
import type { Session } from "#session";

const edits = 5;
const deploymentsPerEdit = 10;

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: app
          image: busybox
          command: ["sleep", "86400"]
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes: [{ name: data, emptyDir: {} }]
---
`;

function manifest(edit: number): string {
  const names = Array.from({ length: deploymentsPerEdit }, (_, at) => `edit-${edit}-${at}`);
  return names.map(deployment).join("");
}

function isShown(name: string): boolean {
  return document.querySelector(`[data-stop^="pod/"][aria-label*="${name}"]`) !== null;
}

function until(condition: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = () => (condition() ? resolve(performance.now()) : requestAnimationFrame(look));
    look();
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One figure for each edit, in milliseconds; each begins once the page has come to rest. */
export async function timeEdits(session: Session): Promise<readonly number[]> {
  await until(() => session.state.getState().status === "running");
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    await pause(3000);
    const begin = performance.now();
    session.apply("bench.yaml", manifest(edit));
    times.push((await until(() => isShown(`edit-${edit}-`))) - begin);
  }
  return times;
}
