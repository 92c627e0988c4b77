/** The object changes whose content a volume shows. */
import { kept, lost } from "../outcome.ts";
import { forEach, fromApi, type SurvivalEvent } from "./event.ts";

export const objectEvents: readonly SurvivalEvent[] = [
  {
    title: "the object that a volume shows is changed",
    workload: { kind: "Pod" },
    steps: [
      `kubectl patch configmap settings -p '{"data":{"file":"other"}}' || kubectl patch secret key -p '{"stringData":{"file":"other"}}'`,
      "wait 130",
    ],
    cells: forEach(
      fromApi,
      lost(
        "Within a minute and a half the kubelet puts new files in the place of the old: `pkg/volume/util/atomic_writer.go`.",
      ),
    ),
  },
  {
    title: "the object that a volume shows is deleted",
    workload: { kind: "Pod" },
    steps: [
      "kubectl delete configmap settings --ignore-not-found",
      "kubectl delete secret key --ignore-not-found",
      "wait 130",
    ],
    cells: forEach(
      fromApi,
      kept("What cannot be read is not written: the files stay as they are under a running Pod."),
    ),
  },
];
