/** `kubectl get rolebindings` and `kubectl get clusterrolebindings`. */
import type { KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

interface RoleBinding extends KubernetesObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  }[];
}

/** Subjects of one kind, apart by commas; service accounts with their namespace. */
function subjectsText({ subjects = [] }: RoleBinding, kind: string): string {
  const chosen = subjects.filter((subject) => subject.kind === kind);
  return chosen.map(({ name, namespace }) => (namespace ? `${namespace}/${name}` : name)).join(", ");
}

export const rolebindings: TableDefinition<RoleBinding> = {
  columns: columnsOf("Name", "Role", "Age", "Users*", "Groups*", "ServiceAccounts*"),
  row(binding, { nowMs }) {
    const { metadata, roleRef } = binding;
    return [
      metadata.name,
      `${roleRef.kind}/${roleRef.name}`,
      ageSince(metadata.creationTimestamp, nowMs),
      subjectsText(binding, "User"),
      subjectsText(binding, "Group"),
      subjectsText(binding, "ServiceAccount"),
    ];
  },
};
