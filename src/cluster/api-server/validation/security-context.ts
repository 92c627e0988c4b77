/**
 * Security settings of containers and of Pods (`ValidateSecurityContext`, `validatePodSpecSecurityContext`).
 */
import type { PodSecurityContext, SecurityContext } from "#api";
import { type FieldError, invalid, invalidFor, unsupported } from "./field-error.ts";
import { goSyntax } from "./go-print/index.ts";
import { inclusiveRange } from "./numbers.ts";

const highestId = 2_147_483_647;

function checkId(id: number | undefined, field: string): readonly FieldError[] {
  const outside = id !== undefined && (id < 0 || id > highestId);
  return outside ? [invalid(field, id, inclusiveRange(0, highestId))] : [];
}

export function checkSecurityContext(
  context: SecurityContext | undefined,
  field: string,
): readonly FieldError[] {
  if (!context) return [];
  const { allowPrivilegeEscalation, privileged, capabilities, procMount } = context;
  const denied = allowPrivilegeEscalation === false;
  const escalation = `${field}.allowPrivilegeEscalation`;
  const mounts = ["Default", "Unmasked"];
  return [
    ...checkId(context.runAsUser, `${field}.runAsUser`),
    ...checkId(context.runAsGroup, `${field}.runAsGroup`),
    ...(procMount !== undefined && !mounts.includes(procMount)
      ? [unsupported(`${field}.procMount`, procMount, mounts)]
      : []),
    ...(denied && privileged
      ? [
          invalid(
            field,
            { goText: goSyntax("core.SecurityContext", context) },
            "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
          ),
        ]
      : []),
    ...(denied && capabilities?.add?.includes("CAP_SYS_ADMIN")
      ? [
          invalid(
            escalation,
            false,
            "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
          ),
        ]
      : []),
  ];
}

export function checkPodSecurityContext(
  context: PodSecurityContext | undefined,
  field: string,
): readonly FieldError[] {
  if (!context) return [];
  const policies = ["Always", "OnRootMismatch"];
  const policy = context.fsGroupChangePolicy;
  return [
    ...checkId(context.fsGroup, `${field}.fsGroup`),
    ...checkId(context.runAsUser, `${field}.runAsUser`),
    ...checkId(context.runAsGroup, `${field}.runAsGroup`),
    ...(context.supplementalGroups ?? []).flatMap((group, index) =>
      invalidFor(
        `${field}.supplementalGroups[${index}]`,
        group,
        group < 0 || group > highestId ? [inclusiveRange(0, highestId)] : [],
      ),
    ),
    ...(policy !== undefined && !policies.includes(policy)
      ? [unsupported(`${field}.fsGroupChangePolicy`, policy, ["OnRootMismatch", "Always"])]
      : []),
  ];
}
