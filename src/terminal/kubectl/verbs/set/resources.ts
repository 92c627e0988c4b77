/** `kubectl set resources`. */
import type { Container } from "#api";
import { fail } from "../../failure.ts";
import { text } from "../../flags/flag.ts";
import { readLabelPairs } from "../../label-pairs.ts";
import { forEachFound } from "../../resources/each.ts";
import { changeContainers, matcherOf } from "../../resources/pod-template.ts";
import type { Verb } from "../../verb.ts";
import { changePodSpec, setFlags } from "./set-flags.ts";

export const resources: Verb = {
  name: "resources",
  summary: "Update resource requests/limits on objects with pod templates",
  usage: "(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS] [options]",
  flags: [
    ...setFlags,
    text("containers", "The names of containers in the selected pod templates to change.", {
      short: "c",
      byDefault: "*",
    }),
    text("limits", "The resource requirement limits for this container."),
    text("requests", "The resource requirement requests for this container."),
  ],
  *run(call) {
    const { flags } = call;
    const limits = readLabelPairs(flags.text("limits"));
    const requests = readLabelPairs(flags.text("requests"));
    if (flags.text("limits") === "" && flags.text("requests") === "") {
      fail("you must specify an update to requests or limits (in the form of --requests/--limits)");
    }
    const merged = (current: Readonly<Record<string, string>> | undefined, wanted: object) => {
      const all = { ...current, ...wanted } as Readonly<Record<string, string>>;
      return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== "0"));
    };
    const change = (container: Container): Container => ({
      ...container,
      resources: {
        ...container.resources,
        ...(flags.given("limits") ? { limits: merged(container.resources?.limits, limits) } : {}),
        ...(flags.given("requests") ? { requests: merged(container.resources?.requests, requests) } : {}),
      },
    });
    const isMeant = matcherOf(flags.text("containers"));
    yield* forEachFound(call, {}, (found) =>
      changePodSpec(
        call,
        found,
        (podSpec) => changeContainers(podSpec, isMeant, change),
        "resource requirements updated",
      ),
    );
  },
  completes: "resources",
};
