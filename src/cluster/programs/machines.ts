/** The files a machine has on its first day: a node's, and those of the computer a person types at. */
import type { ImageNode } from "../storage/files/image-tree.ts";
import { applets } from "./applets/index.ts";
import { directory, executable, textFile, withFiles } from "./images/tree.ts";
import { debianUserland } from "./images/userlands.ts";

const everyTool = [...applets.keys()];

const nodeOs = withFiles(debianUserland(everyTool), {
  "/data": directory(),
  "/etc/kubernetes/manifests": directory(),
  "/var/lib/kubelet/pods": directory(0o750),
  "/var/lib/containerd": directory(0o711),
  "/var/log/pods": directory(),
  "/var/log/containers": directory(),
});

/** Names that people type by habit; the programs behind them say what to use here. */
const strangers = ["aws", "docker", "gcloud", "git", "helm", "kustomize", "minikube", "podman"];

const host = withFiles(debianUserland(everyTool), {
  ...Object.fromEntries(strangers.map((name) => [`/usr/local/bin/${name}`, executable(name)])),
  "/usr/local/bin/kubectl": executable("kubectl"),
  "/usr/local/bin/k": executable("k"),
  "/etc/hostname": textFile("host\n"),
});

/** By the name of a machine's first image. */
export const machineTrees: Readonly<Record<string, ImageNode>> = { host, "node-os": nodeOs };
