/** Every verb of kubectl, in the order its help lists them. */
import type { Verb } from "../verb.ts";
import { annotate } from "./annotate.ts";
import { apply } from "./apply.ts";
import { cordon, uncordon } from "./cordon.ts";
import { create } from "./create/create.ts";
import { deleteVerb } from "./delete.ts";
import { describe } from "./describe.ts";
import { drain } from "./drain.ts";
import { exec } from "./exec.ts";
import { get } from "./get.ts";
import { label } from "./label.ts";
import { logs } from "./logs.ts";
import { patch } from "./patch.ts";
import { rollout } from "./rollout/rollout.ts";
import { scale } from "./scale.ts";
import { taint } from "./taint.ts";

export const verbs: readonly Verb[] = [
  create,
  get,
  deleteVerb,
  rollout,
  scale,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  exec,
  apply,
  patch,
  label,
  annotate,
];
