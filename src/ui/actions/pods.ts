/** What can be done to a Pod, and to the Deployment it comes from. */
import { RefreshCw, Scaling, SearchCode, Trash2, Zap } from "lucide-react";
import { message } from "#i18n";
import type { Box } from "#views";
import { type Action, inNamespace, isThere } from "./action.ts";

const isPod = (box: Box): boolean => box.type === "pod" && isThere(box);

const named = ({ target }: Box): string => `${target?.name}${inNamespace(target?.namespace)}`;

export const deletePod: Action = {
  id: "delete-pod",
  icon: Trash2,
  group: "break",
  key: "d",
  title: (box) => (isPod(box) ? message("action.delete-pod") : undefined),
  line: (box) => `kubectl delete pod ${named(box)}`,
};

export const forceDeletePod: Action = {
  id: "force-delete-pod",
  icon: Zap,
  group: "break",
  title: (box) => (isPod(box) ? message("action.force-delete-pod") : undefined),
  line: (box) => `kubectl delete pod ${named(box)} --grace-period=0 --force`,
};

export const describePod: Action = {
  id: "describe-pod",
  icon: SearchCode,
  group: "look",
  title: (box) => (isPod(box) ? message("action.describe-pod") : undefined),
  line: (box) => `kubectl describe pod ${named(box)}`,
};

function deploymentOf({
  type,
  manifest,
}: Box): { readonly namespace: string; readonly name: string } | undefined {
  const [kind, namespace = "", name = ""] = manifest?.object.split("/") ?? [];
  return type === "pod" && kind === "Deployment" ? { namespace, name } : undefined;
}

type Line = (name: string, inNamespace: string) => string;

function onDeployment(
  id: string,
  word: "restart" | "scale" | "delete",
  rest: Pick<Action, "icon" | "group" | "unfinished">,
  line: Line,
): Action {
  return {
    id,
    ...rest,
    title(box) {
      const deployment = deploymentOf(box);
      return deployment ? message(`action.${word}-deployment`, { deployment: deployment.name }) : undefined;
    },
    line(box) {
      const { name = "", namespace } = deploymentOf(box) ?? {};
      return line(name, inNamespace(namespace));
    },
  };
}

export const restartDeployment = onDeployment(
  "restart-deployment",
  "restart",
  { icon: RefreshCw, group: "work" },
  (name, namespace) => `kubectl rollout restart deployment ${name}${namespace}`,
);

export const scaleDeployment = onDeployment(
  "scale-deployment",
  "scale",
  { icon: Scaling, group: "work", unfinished: true },
  (name, namespace) => `kubectl scale deployment ${name}${namespace} --replicas=2`,
);

export const deleteDeployment = onDeployment(
  "delete-deployment",
  "delete",
  { icon: Trash2, group: "end" },
  (name, namespace) => `kubectl delete deployment ${name}${namespace}`,
);
