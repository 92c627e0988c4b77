/** `kubectl rollout`: looks after what Deployments, DaemonSets and StatefulSets roll out. */
import type { Verb } from "../../verb.ts";
import { history } from "./history.ts";
import { status } from "./status.ts";
import { pause, restart, resume } from "./switches.ts";
import { undo } from "./undo.ts";

export const rollout: Verb = {
  name: "rollout",
  summary: "Manage the rollout of a resource",
  usage: "SUBCOMMAND [options]",
  flags: [],
  subcommands: [history, pause, restart, resume, status, undo],
};
