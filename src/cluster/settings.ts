/** The cluster's flags that decide how long one waits, by the names Kubernetes gives them. */
import type { Ms } from "./state/record.ts";

export interface Settings {
  /** kube-controller-manager: how long a node may be silent before it is not ready. 50 s since 1.32. */
  readonly nodeMonitorGracePeriodMs: Ms;
  readonly nodeMonitorPeriodMs: Ms;
  /** kube-apiserver: the tolerations every Pod is given. */
  readonly defaultNotReadyTolerationSeconds: number;
  readonly defaultUnreachableTolerationSeconds: number;
  /** kubelet: how often every Pod is looked at although nothing changed. */
  readonly syncFrequencyMs: Ms;
  /** kubelet: how often the use of volumes is measured. */
  readonly volumeStatsAggPeriodMs: Ms;
  /** attach-detach controller: how long a silent node keeps its volumes. */
  readonly maxWaitForUnmountDurationMs: Ms;
  /** persistent volume controller: how often claims and volumes are looked at although nothing changed. */
  readonly pvclaimbinderSyncPeriodMs: Ms;
  /** `emulated`: containers only pretend, as in recordings of a control plane without machines. */
  readonly kubelet: "real" | "emulated";
  /** 1.33 switched gitRepo volumes off. */
  readonly gitRepoVolumeDriver: boolean;
}

export const defaultSettings: Settings = {
  nodeMonitorGracePeriodMs: 50_000,
  nodeMonitorPeriodMs: 5_000,
  defaultNotReadyTolerationSeconds: 300,
  defaultUnreachableTolerationSeconds: 300,
  syncFrequencyMs: 60_000,
  volumeStatsAggPeriodMs: 60_000,
  maxWaitForUnmountDurationMs: 360_000,
  pvclaimbinderSyncPeriodMs: 15_000,
  kubelet: "real",
  gitRepoVolumeDriver: true,
};
