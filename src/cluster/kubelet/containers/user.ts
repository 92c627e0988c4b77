/**
 * As whom a container's processes run. `pkg/kubelet/kuberuntime/security_context_others.go`
 * verifyRunAsNonRoot
 */
import type { Container, Pod } from "#api";
import type { ImageNode } from "../../storage/files/index.ts";
import { formatPod } from "./roles.ts";

export interface ContainerUser {
  readonly uid: number;
  readonly gid: number;
  /** With the primary group, in order. */
  readonly groups: readonly number[];
  readonly home: string;
}

interface ImageUser {
  readonly user?: string;
  readonly files: ImageNode;
}

/** The user, or why the container may not run as the one it would be. */
export function userOf(
  pod: Pod,
  container: Container,
  image: ImageUser,
): ContainerUser | { readonly error: string } {
  const podContext = pod.spec.securityContext ?? {};
  const context = container.securityContext ?? {};
  const asked = context.runAsUser ?? podContext.runAsUser;
  const named = image.user?.split(":")[0];
  const where = `(pod: ${JSON.stringify(formatPod(pod))}, container: ${container.name})`;
  if (context.runAsNonRoot ?? podContext.runAsNonRoot) {
    if (asked === 0) return { error: `container's runAsUser breaks non-root policy ${where}` };
    if (asked === undefined && (named ?? "0") === "0")
      return { error: `container has runAsNonRoot and image will run as root ${where}` };
    if (asked === undefined && !/^\d+$/.test(named ?? ""))
      return {
        error: `container has runAsNonRoot and image has non-numeric user (${named}), cannot verify user is non-root ${where}`,
      };
  }
  const entry = passwdEntry(image.files, asked === undefined ? (named ?? "0") : String(asked));
  const uid = asked ?? entry?.uid ?? Number(named ?? 0);
  const gid = context.runAsGroup ?? podContext.runAsGroup ?? entry?.gid ?? 0;
  const supplemental = [
    ...(podContext.supplementalGroups ?? []),
    ...(podContext.fsGroup === undefined ? [] : [podContext.fsGroup]),
  ];
  const member = entry ? groupsOf(image.files, entry.name) : [];
  const groups = [...new Set([gid, ...supplemental, ...member])].sort((left, right) => left - right);
  return { uid, gid, groups, home: entry?.home ?? "/" };
}

interface PasswdEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

function passwdEntry(files: ImageNode, user: string): PasswdEntry | undefined {
  for (const line of linesOf(files, "passwd")) {
    const [name = "", , uid = "", gid = "", , home = "/"] = line.split(":");
    if (name === user || uid === user) return { name, uid: Number(uid), gid: Number(gid), home };
  }
  return user === "0" || user === "root" ? { name: "root", uid: 0, gid: 0, home: "/root" } : undefined;
}

const groupsOf = (files: ImageNode, name: string): readonly number[] =>
  linesOf(files, "group").flatMap((line) => {
    const [, , gid = "", members = ""] = line.split(":");
    return members.split(",").includes(name) ? [Number(gid)] : [];
  });

/** The lines of a file of the image's `/etc`. */
function linesOf(files: ImageNode, name: string): readonly string[] {
  const etc = files.type === "directory" ? files.entries.etc : undefined;
  const file = etc?.type === "directory" ? etc.entries[name] : undefined;
  return file?.type === "file" ? file.content.split("\n").filter(Boolean) : [];
}
