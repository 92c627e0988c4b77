/** What was made for a Pod is gone soon after the Pod, on every machine whose kubelet works. */
import type { Law } from "./law.ts";

export const volumesDieWithTheirPods: Law = {
  name: "a disk that was made for a Pod is gone once the Pod is, where the kubelet works",
  ofState: (view) =>
    view.list("Disk").flatMap(({ key, value: { pod, machine } }) => {
      if (!pod || machine === undefined || view.by("podByUid", pod.uid).length > 0) return [];
      const home = view.get("Machine", machine)?.value;
      const isAtWork = home?.power === "on" && home.kubelet === "running" && home.network === "connected";
      return isAtWork ? [`${key} was made for ${pod.namespace}/${pod.name}, which is gone`] : [];
    }),
};
