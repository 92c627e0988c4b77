/** Programs that people type by habit and that have nothing to do here: each says what to use instead. */
import type { Program } from "#cluster";

const advice: Readonly<Record<string, string>> = {
  aws: "there is no cloud behind this cluster: make PersistentVolumes or StorageClasses with kubectl",
  docker: "containers run on the cluster's nodes: use kubectl run, exec and logs",
  gcloud: "there is no cloud behind this cluster: make PersistentVolumes or StorageClasses with kubectl",
  git: "there is no repository here: the files of the editor are in this directory",
  helm: "charts are not part of this machine: apply the finished manifests with kubectl apply -f",
  kustomize: "not part of this machine: apply the finished manifests with kubectl apply -f",
  minikube: "the cluster runs already: try kubectl get nodes",
  podman: "containers run on the cluster's nodes: use kubectl run, exec and logs",
};

const stranger = (name: string, words: string): Program =>
  function* (process) {
    yield* process.complain(`${name}: ${words}\n`);
    return 1;
  };

/** By the name an executable gives itself. */
export const strangers: Readonly<Record<string, Program>> = Object.fromEntries(
  Object.entries(advice).map(([name, words]) => [name, stranger(name, words)]),
);
