/** `kubectl set image`. */

import { fail } from "../../failure.ts";
import { splitPairs } from "../../pairs.ts";
import { forEachFound } from "../../resources/each.ts";
import { changeContainers, podSpecOf } from "../../resources/pod-template.ts";
import type { Verb } from "../../verb.ts";
import { changePodSpec, setFlags } from "./set-flags.ts";

export const image: Verb = {
  name: "image",
  summary: "Update the image of a pod template",
  usage:
    "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N",
  flags: setFlags,
  *run(call) {
    const { resources, pairs } = splitPairs(call.args, "image");
    if (resources.length === 0 && !call.flags.given("filename")) {
      fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
    }
    if (pairs.length === 0) fail("at least one image update is required");
    const images = new Map(pairs.map((pair) => pair.split("=", 2) as [string, string]));
    if (images.has("*") && images.size > 1)
      fail(
        "all containers are already specified by *, but saw more than one container_name=container_image pairs",
      );
    yield* forEachFound(call, { args: resources }, (found) => {
      const { containers, initContainers = [] } = podSpecOf(found.object);
      const names = [...initContainers, ...containers].map(({ name }) => name);
      const unknown = [...images.keys()].filter((name) => name !== "*" && !names.includes(name));
      if (unknown.length > 0) {
        fail(unknown.length === 1 ? missing(unknown[0]!) : `[${unknown.map(missing).join(", ")}]`);
      }
      const imageOf = (name: string) => images.get(name) ?? images.get("*");
      return changePodSpec(
        call,
        found,
        (podSpec) =>
          changeContainers(
            podSpec,
            (name) => imageOf(name) !== undefined,
            (container) => ({
              ...container,
              image: imageOf(container.name)!,
            }),
          ),
        "image updated",
      );
    });
  },
  completes: "resources",
};

const missing = (name: string) => `unable to find container named "${name}"`;
