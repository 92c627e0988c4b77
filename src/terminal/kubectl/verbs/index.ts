/** Every verb of kubectl, in the order its help lists them. */
import type { Verb } from "../verb.ts";
import { clusterInfo, version } from "./about.ts";
import { annotate } from "./annotate.ts";
import { apiResources, apiVersions } from "./api-resources.ts";
import { apply } from "./apply.ts";
import { attach } from "./attach.ts";
import { auth } from "./auth.ts";
import { autoscale } from "./autoscale.ts";
import { config } from "./config.ts";
import { cordon, uncordon } from "./cordon.ts";
import { cp } from "./cp.ts";
import { create } from "./create/create.ts";
import { debug } from "./debug.ts";
import { deleteVerb } from "./delete.ts";
import { describe } from "./describe.ts";
import { diff } from "./diff.ts";
import { drain } from "./drain.ts";
import { edit } from "./edit.ts";
import { events } from "./events.ts";
import { exec } from "./exec.ts";
import { explain } from "./explain.ts";
import { expose } from "./expose.ts";
import { get } from "./get.ts";
import { label } from "./label.ts";
import { logs } from "./logs.ts";
import { options } from "./options.ts";
import { patch } from "./patch.ts";
import { portForward } from "./port-forward.ts";
import { replace } from "./replace.ts";
import { rollout } from "./rollout/rollout.ts";
import { runVerb } from "./run.ts";
import { scale } from "./scale.ts";
import { set } from "./set/set.ts";
import { taint } from "./taint.ts";
import { top } from "./top.ts";
import { waitVerb } from "./wait.ts";

export const verbs: readonly Verb[] = [
  create,
  expose,
  runVerb,
  set,
  explain,
  get,
  edit,
  deleteVerb,
  rollout,
  scale,
  autoscale,
  clusterInfo,
  top,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  attach,
  exec,
  portForward,
  cp,
  auth,
  debug,
  events,
  diff,
  apply,
  patch,
  replace,
  waitVerb,
  label,
  annotate,
  apiResources,
  apiVersions,
  config,
  version,
  options,
];
