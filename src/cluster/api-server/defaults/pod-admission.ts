/**
 * What admission plugins add to a Pod that is being created: priority, tolerations, the service account's
 * token.
 */
import type { Pod, Toleration, VolumeMount } from "#api";
import { notReadyTaint, unreachableTaint } from "#api";
import { type Draft, draftOf } from "./draft.ts";

/** What the plugins look at beside the Pod itself. */
export interface AdmissionContext {
  readonly defaultNotReadyTolerationSeconds: number;
  readonly defaultUnreachableTolerationSeconds: number;
  /** Five letters of the name alphabet, for the token volume: `kube-api-access-x7k2p`. */
  readonly tokenSuffix: string;
  /** The value and policy of the Pod's priority class; without one 0 and `PreemptLowerPriority`. */
  readonly priority?: number;
  readonly preemptionPolicy?: string;
  /** `automountServiceAccountToken` of the service account. */
  readonly automountServiceAccountToken?: boolean;
}

const tokenMountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * The Pod as admission leaves it: plugins ServiceAccount, Priority and DefaultTolerationSeconds
 * (`plugin/pkg/admission/*`). The Pod must have its defaults.
 */
export function admitPod(pod: Pod, context: AdmissionContext): Pod {
  const draft = draftOf(pod);
  if (!draft.spec) return pod;
  addServiceAccount(draft, context);
  draft.spec.priority = context.priority ?? 0;
  draft.spec.preemptionPolicy ??= context.preemptionPolicy ?? "PreemptLowerPriority";
  addTolerations(draft, context);
  return draft;
}

/** How long the Pod stays on a node that is not ready or not reachable, unless it says so itself. */
function addTolerations(pod: Draft<Pod>, context: AdmissionContext): void {
  const tolerations: Draft<Toleration>[] = pod.spec.tolerations ?? [];
  const waits: readonly (readonly [string, number])[] = [
    [notReadyTaint, context.defaultNotReadyTolerationSeconds],
    [unreachableTaint, context.defaultUnreachableTolerationSeconds],
  ];
  for (const [key, tolerationSeconds] of waits) {
    const covered = tolerations.some(
      (toleration) =>
        (toleration.key === key || !toleration.key) &&
        (toleration.effect === "NoExecute" || !toleration.effect),
    );
    if (!covered) tolerations.push({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds });
  }
  pod.spec.tolerations = tolerations;
}

/** `plugin/pkg/admission/serviceaccount`: the account's name, and its token mounted in every container. */
function addServiceAccount(pod: Draft<Pod>, context: AdmissionContext): void {
  const { spec } = pod;
  spec.serviceAccountName ||= "default";
  spec.serviceAccount = spec.serviceAccountName;
  const wanted = spec.automountServiceAccountToken ?? context.automountServiceAccountToken ?? true;
  if (!wanted) return;
  const name = existingTokenVolume(pod) ?? `kube-api-access-${context.tokenSuffix}`;
  let mounted = false;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    const mounts: Draft<VolumeMount>[] = container.volumeMounts ?? [];
    if (mounts.some(({ mountPath }) => mountPath === tokenMountPath)) continue;
    container.volumeMounts = [...mounts, { name, readOnly: true, mountPath: tokenMountPath }];
    mounted = true;
  }
  if (mounted && existingTokenVolume(pod) === undefined)
    spec.volumes = [...(spec.volumes ?? []), tokenVolume(name)];
}

function existingTokenVolume(pod: Draft<Pod>): string | undefined {
  const found = (pod.spec.volumes ?? []).find(
    ({ name, projected }) => projected && name.startsWith("kube-api-access-"),
  );
  return found?.name;
}

function tokenVolume(name: string): NonNullable<Draft<Pod>["spec"]["volumes"]>[number] {
  return {
    name,
    projected: {
      defaultMode: 0o644,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        {
          downwardAPI: {
            items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
          },
        },
      ],
    },
  };
}
