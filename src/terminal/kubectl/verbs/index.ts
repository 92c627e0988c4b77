/** Every verb of kubectl, in the order its help lists them. */
import type { Verb } from "../verb.ts";
import { apply } from "./apply.ts";
import { deleteVerb } from "./delete.ts";
import { describe } from "./describe.ts";
import { exec } from "./exec.ts";
import { get } from "./get.ts";
import { logs } from "./logs.ts";

export const verbs: readonly Verb[] = [get, deleteVerb, describe, logs, exec, apply];
