/** From the end of something back to what a person did. */

import { expect, test } from "vitest";
import { inWords } from "#i18n";
import { TestCluster } from "../test-cluster.ts";
import { chainTo } from "./chain.ts";

const words = (cluster: TestCluster, revision: number): readonly string[] =>
  chainTo(revision, cluster.history.changes).map(({ message }) => inWords("en", message));

test("a chain begins with the command, and leaves out mere reports", () => {
  const cluster = new TestCluster();
  const command = cluster.put(
    "Command",
    "2",
    { number: 2, at: 0, type: "line", text: "kubectl delete pod web" },
    { reason: "Command", by: "user" },
  );
  const deletion = cluster.put("Pod", "default/web", cluster.podObject([]), {
    reason: "UserDeleted",
    by: "user",
    because: [command.revision],
  });
  const report = cluster.put("Pod", "default/web", cluster.podObject([]), {
    reason: "PodStatusChanged",
    because: [deletion.revision],
  });
  const end = cluster.container(
    "c1",
    [],
    { state: "exited" },
    { reason: "ContainerStopped", because: [report.revision] },
  );
  expect(words(cluster, end.revision)).toEqual([
    "You ran kubectl delete pod web",
    "the API server marked Pod web for deletion",
    "the kubelet stopped the container app",
  ]);
});

test("of several causes the one that leads to a person's deed is told", () => {
  const cluster = new TestCluster();
  const old = cluster.container("c1");
  const fault = cluster.put(
    "Command",
    "2",
    { number: 2, at: 0, type: "fault", text: "kill-container web" },
    { reason: "Command", by: "user" },
  );
  const end = cluster.container(
    "c1",
    [],
    { state: "exited" },
    { reason: "ContainerProcessKilled", because: [old.revision, fault.revision] },
  );
  expect(words(cluster, end.revision)[0]).toBe("You broke it: kill-container web");
});

test("a change that nobody caused stands alone, and no change has no chain", () => {
  const cluster = new TestCluster();
  const change = cluster.container("c1", [], {}, { reason: "ContainerStarted" });
  expect(chainTo(change.revision, cluster.history.changes)).toHaveLength(1);
  expect(chainTo(9999, cluster.history.changes)).toEqual([]);
});

test("of several deeds the last one is told, though an earlier one is nearer", () => {
  const cluster = new TestCluster();
  const command = (number: number, text: string) =>
    cluster.put(
      "Command",
      `${number}`,
      { number, at: 0, type: "line", text },
      { reason: "Command", by: "user" },
    );
  const applied = command(2, "kubectl apply -f web.yaml");
  const deleted = command(3, "kubectl delete pod web");
  const deletion = cluster.put("Pod", "default/web", cluster.podObject([]), {
    reason: "UserDeleted",
    by: "user",
    because: [deleted.revision],
  });
  const stopped = cluster.container(
    "c1",
    [],
    { state: "exited" },
    { reason: "ContainerStopped", because: [deletion.revision] },
  );
  const end = cluster.container(
    "c1",
    [],
    { state: "exited" },
    { reason: "ContainerRemoved", because: [applied.revision, stopped.revision] },
  );
  expect(words(cluster, end.revision)[0]).toBe("You ran kubectl delete pod web");
});
