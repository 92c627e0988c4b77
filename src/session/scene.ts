/**
 * The scene the page opens with: a scenario, and lines that are typed by themselves until the person takes
 * over.
 */

import type { Ms } from "#cluster";
import type { MessageId } from "#i18n";
import type { Scenario } from "./scenario/scenario.ts";

/** A line of the script: typed once its moment has come and the cluster is ready for it. */
export interface Cue {
  /** After the line before it. */
  readonly afterMs: Ms;
  /** `pods-ready`: not before every Pod is. */
  readonly when?: "pods-ready";
  readonly line?: string;
  /** What the caption says from then on. */
  readonly caption?: MessageId;
}

export interface Scene {
  readonly title: MessageId;
  readonly scenario: Omit<Scenario, "settings">;
  readonly script: readonly Cue[];
}

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: diary
spec:
  selector:
    matchLabels:
      app: diary
  template:
    metadata:
      labels:
        app: diary
    spec:
      containers:
        - name: writer
          image: busybox
          command: ["sleep", "86400"]
          volumeMounts:
            - name: scratch
              mountPath: /scratch
            - name: shelf
              mountPath: /shelf
      volumes:
        - name: scratch
          emptyDir: {}
        - name: shelf
          hostPath:
            path: /data/diary
            type: DirectoryOrCreate
`;

/** One app, three files, three lifetimes. */
export const firstScene: Scene = {
  title: "scene.title",
  scenario: {
    name: "three-lifetimes",
    source: "real-node",
    kubelet: "real",
    cluster: { nodes: 3 },
    files: { "diary.yaml": manifest },
    steps: [],
  },
  script: [
    { afterMs: 700, line: "kubectl apply -f diary.yaml", caption: "scene.apply" },
    {
      afterMs: 1500,
      when: "pods-ready",
      line: "kubectl exec deploy/diary -- sh -c 'for f in /own.txt /scratch/a.txt /shelf/b.txt; do echo hello > $f; done'",
      caption: "scene.write",
    },
    { afterMs: 2600, line: "kill-container $POD(diary)", caption: "scene.kill" },
    { afterMs: 1800, caption: "scene.lost" },
  ],
};
