/** What stands in and beside the boxes. */
export const picture = {
  "picture.label": "The cluster: boxes nest by lifetime",
  "picture.keys": "Arrow keys move between boxes, Enter opens what can be done, Delete breaks the box.",
  "picture.fit": "Show everything",
  "picture.zoom-in": "Zoom in",
  "picture.zoom-out": "Zoom out",
  "picture.empty": "No workloads yet. Apply a manifest.",

  "box.cluster": "Cluster",
  "box.node": "Node",
  "box.node-disk": "Disk of {name}",
  "box.pod": "Pod",
  "box.container": "Container",
  "box.volume": "Volume",
  "box.claim": "PersistentVolumeClaim",
  "box.persistent-volume": "PersistentVolume",
  "box.outside": "Outside the cluster",
  "box.disk": "Disk",
  "box.waiting": "No node yet",

  "box.cluster-note": "outlives its nodes",
  "box.outside-note": "outlives the cluster",
  "box.waiting-note": "nothing fits",
  "box.node-note": "dies with the machine",
  "box.disk-empty": "nothing kept here",
  "box.more-files": "and {count} more",
  "box.gone": "{box}, gone",
  "box.silent": "{box}, does not answer",

  "node.off": "no power",
  "node.cut": "network cut",
  "node.kubelet-stopped": "kubelet stopped",
  "node.zone": "zone {zone}",

  "pod.restarts": "restarts {count}",
  "pod.gone": "gone",
  "pod.orphan": "runs on, unknown to the API",

  "container.init": "init",
  "container.sidecar": "sidecar",
  "container.ephemeral": "ephemeral",

  "volume.memory": "in memory",
  "volume.node-path": "{path} on the node",
  "volume.claim": "claim {claim}",

  "announce.appeared": "{box} appeared.",
  "announce.gone": "{box} is gone.",
  "announce.lost": "Lost: {path}.",
  "announce.stranded": "Stranded: {path}.",
} as const;
