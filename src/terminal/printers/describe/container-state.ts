/** How a container is doing: its state, the one before, readiness and restarts. */
import type { ContainerState, ContainerStatus } from "#api";
import { mailDate } from "../text/mail-date.ts";
import type { DescribeText } from "./describe-text.ts";

function writeTerminated(out: DescribeText, terminated: NonNullable<ContainerState["terminated"]>): void {
  if (terminated.reason) out.field(3, "Reason", terminated.reason);
  if (terminated.message) out.field(3, "Message", terminated.message);
  out.field(3, "Exit Code", terminated.exitCode);
  if (terminated.signal) out.field(3, "Signal", terminated.signal);
  out.field(3, "Started", mailDate(terminated.startedAt));
  out.field(3, "Finished", mailDate(terminated.finishedAt));
}

function writeState(out: DescribeText, title: string, state: ContainerState): void {
  if (state.running) {
    out.field(2, title, "Running");
    out.field(3, "Started", mailDate(state.running.startedAt));
  } else if (state.terminated) {
    out.field(2, title, "Terminated");
    writeTerminated(out, state.terminated);
  } else {
    out.field(2, title, "Waiting");
    if (state.waiting?.reason) out.field(3, "Reason", state.waiting.reason);
  }
}

export function writeContainerStatus(out: DescribeText, status: ContainerStatus): void {
  writeState(out, "State", status.state ?? {});
  if (status.lastState?.terminated) writeState(out, "Last State", status.lastState);
  out.field(2, "Ready", status.ready ? "True" : "False");
  out.field(2, "Restart Count", status.restartCount);
}
