/** The last words of a container. `pkg/kubelet/kuberuntime/kuberuntime_container.go` getTerminationMessage */
import type { ContainerInstance } from "../../state/machine-records.ts";
import { fileAt } from "../../storage/files/index.ts";
import type { PodDraft } from "../pod-draft.ts";
import { containerNamed } from "./roles.ts";
import { MESSAGE_INODE } from "./system-files.ts";

/** Bytes of a message that a container wrote itself. */
const MESSAGE_LIMIT = 4096;
const LOG_LIMIT = 2048;
const LOG_LINES = 80;

/**
 * What the container wrote into its message file, or, where it may, the end of its log; `undefined` when it
 * left nothing.
 */
export function terminationMessage(draft: PodDraft, instance: ContainerInstance): string | undefined {
  if (instance.exitMessage) return instance.exitMessage;
  const container = containerNamed(draft.pod, instance.name)?.container;
  const written = draft.files.get(instance.layer, MESSAGE_INODE)?.content;
  if (written) return written.slice(-MESSAGE_LIMIT);
  const isFailure = instance.exitCode !== 0 || instance.exitReason === "OOMKilled";
  if (container?.terminationMessagePolicy !== "FallbackToLogsOnError" || !isFailure) return undefined;
  const log = fileAt(draft.files, instance.node, instance.logPath)?.content ?? "";
  const lines = log.split("\n").filter(Boolean).slice(-LOG_LINES).map(textOfLine);
  return lines.join("").slice(-LOG_LIMIT) || undefined;
}

/** `TIME stdout F TEXT`; a part of a line (`P`) has no newline of its own. */
function textOfLine(line: string): string {
  const [at = "", stream = "", tag = ""] = line.split(" ", 3);
  const text = line.slice(at.length + stream.length + tag.length + 3);
  return tag === "P" ? text : `${text}\n`;
}
