/** `kubectl set`: small changes to what runs. */
import type { Verb } from "../../verb.ts";
import { env } from "./env.ts";
import { image } from "./image.ts";
import { resources } from "./resources.ts";
import { serviceAccount } from "./service-account.ts";

export const set: Verb = {
  name: "set",
  summary: "Set specific features on objects",
  usage: "SUBCOMMAND [options]",
  flags: [],
  subcommands: [env, image, resources, serviceAccount],
};
