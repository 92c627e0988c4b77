/** What can be done to a claim or a persistent volume. */
import { SearchCode, Trash2 } from "lucide-react";
import { message } from "#i18n";
import type { Box } from "#views";
import { type Action, inNamespace } from "./action.ts";

const short: Readonly<Record<string, string>> = { PersistentVolumeClaim: "pvc", PersistentVolume: "pv" };
const isObject = ({ type }: Box): boolean => type === "claim" || type === "persistent-volume";
const named = ({ target }: Box): string =>
  `${short[target?.kind ?? ""]} ${target?.name}${inNamespace(target?.namespace)}`;

export const deleteClaim: Action = {
  id: "delete-claim",
  icon: Trash2,
  group: "break",
  key: "d",
  title: ({ type }) => (type === "claim" ? message("action.delete-claim") : undefined),
  line: (box) => `kubectl delete ${named(box)}`,
};

export const describeObject: Action = {
  id: "describe",
  icon: SearchCode,
  group: "look",
  title: (box) => (isObject(box) ? message("action.describe") : undefined),
  line: (box) => `kubectl describe ${named(box)}`,
};
