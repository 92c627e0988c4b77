/** `kubectl get ingressclasses`. */
import type { KubernetesObject } from "#api";
import { ageSince } from "../text/age.ts";
import { columnsOf, type TableDefinition } from "./table-definition.ts";

export interface IngressClass extends KubernetesObject {
  readonly spec?: {
    readonly controller?: string;
    readonly parameters?: { readonly apiGroup?: string; readonly kind: string; readonly name: string };
  };
}

function parametersText({ spec }: IngressClass): string {
  const parameters = spec?.parameters;
  if (!parameters) return "<none>";
  const group = parameters.apiGroup === undefined ? "" : `.${parameters.apiGroup}`;
  return `${parameters.kind}${group}/${parameters.name}`;
}

export const ingressclasses: TableDefinition<IngressClass> = {
  columns: columnsOf("Name", "Controller", "Parameters", "Age"),
  row(ingressClass, { nowMs }) {
    const { metadata, spec } = ingressClass;
    return [
      metadata.name,
      spec?.controller ?? "",
      parametersText(ingressClass),
      ageSince(metadata.creationTimestamp, nowMs),
    ];
  },
};
