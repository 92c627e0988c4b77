/** `kubectl describe networkpolicy`. */
import { formatSelector, type LabelSelector, type NetworkPolicy, type NetworkPolicyRule } from "#api";
import type { DescribeText } from "./describe-text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

interface Peer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** The words that differ between what comes in and what goes out. */
const INGRESS = { field: "from", title: "From", noun: "ingress", end: "source" } as const;
const EGRESS = { field: "to", title: "To", noun: "egress", end: "destination" } as const;

const INDENT = "    ";

function writePorts(out: DescribeText, { ports }: NetworkPolicyRule): void {
  if (!ports?.length) out.write(0, `${INDENT}To Port: <any> (traffic allowed to all ports)\n`);
  for (const { port, endPort, protocol = "TCP" } of ports ?? []) {
    const range = endPort === undefined ? `To Port: ${port}` : `To Port Range: ${port}-${endPort}`;
    out.write(0, `${INDENT}${range}/${protocol}\n`);
  }
}

function writePeer(out: DescribeText, { podSelector, namespaceSelector, ipBlock }: Peer): void {
  if (namespaceSelector) out.write(1, `${INDENT}NamespaceSelector: ${formatSelector(namespaceSelector)}\n`);
  if (podSelector) out.write(1, `${INDENT}PodSelector: ${formatSelector(podSelector)}\n`);
  if (podSelector || namespaceSelector || !ipBlock) return;
  out.write(1, `${INDENT}IPBlock:\n`);
  out.write(2, `${INDENT}CIDR: ${ipBlock.cidr}\n`);
  out.write(2, `${INDENT}Except: ${(ipBlock.except ?? []).join(", ")}\n`);
}

function writeRules(
  out: DescribeText,
  rules: readonly NetworkPolicyRule[],
  { field, title, noun, end }: typeof INGRESS | typeof EGRESS,
): void {
  out.write(1, `Allowing ${noun} traffic:\n`);
  if (rules.length === 0) {
    out.write(0, `${INDENT}<none> (Selected pods are isolated for ${noun} connectivity)\n`);
  }
  for (const [index, rule] of rules.entries()) {
    const peers = (rule[field] ?? []) as readonly Peer[];
    writePorts(out, rule);
    if (peers.length === 0) out.write(0, `${INDENT}${title}: <any> (traffic not restricted by ${end})\n`);
    for (const peer of peers) {
      out.write(0, `${INDENT}${title}:\n`);
      writePeer(out, peer);
    }
    if (index < rules.length - 1) out.write(0, `${INDENT}----------\n`);
  }
}

/** The date is written as Go prints a time. */
const goTime = (timestamp: string) => timestamp.replace("T", " ").replace("Z", " +0000 UTC");

export function writeNetworkPolicy(out: DescribeText, policy: NetworkPolicy): void {
  const { metadata, spec } = policy;
  const types = spec.policyTypes ?? [];
  const selector = formatSelector(spec.podSelector);
  const everything = "<none> (Allowing the specific traffic to all pods in this namespace)";
  writeName(out, policy);
  out.field(0, "Created on", goTime(metadata.creationTimestamp));
  writeLabelsAndAnnotations(out, policy);
  out.write(0, "Spec:\n");
  out.write(1, `PodSelector:     ${selector === "<none>" ? everything : selector}\n`);
  if (types.includes("Ingress")) writeRules(out, spec.ingress ?? [], INGRESS);
  else out.write(1, "Not affecting ingress traffic\n");
  if (types.includes("Egress")) writeRules(out, spec.egress ?? [], EGRESS);
  else out.write(1, "Not affecting egress traffic\n");
  out.write(1, `Policy Types: ${types.join(", ") || "<none>"}\n`);
}
