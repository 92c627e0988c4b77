/** How the container runtime words that a command cannot start. */
import type { SystemError } from "./system-error.ts";

/** `exec: "x": executable file not found in $PATH`, as Go's `exec.LookPath` says it. */
export function lookPathError(command: string, error: SystemError): string {
  return error.code === "ENOENT" && !command.includes("/")
    ? `exec: "${command}": executable file not found in $PATH`
    : `exec: "${command}": stat ${command}: ${error.message.toLowerCase()}`;
}

/** For the first process of a container. */
export const startError = (command: string, error: SystemError): string =>
  `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${lookPathError(command, error)}: unknown`;
