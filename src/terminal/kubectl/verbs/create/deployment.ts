/** `kubectl create deployment`. */
import { fail } from "../../failure.ts";
import { list, number } from "../../flags/flag.ts";
import type { Verb } from "../../verb.ts";
import { commandOf, make, makeFlags, nameOf, placed } from "./make.ts";

/** The image's own name, made fit for a container: `registry/team/Web:1` is `web`. */
function containerNameOf(image: string): string {
  const last = image.slice(image.lastIndexOf("/") + 1);
  return last
    .split(/[:@]/)[0]!
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "-")
    .replace(/^-+|-+$/g, "");
}

export const deployment: Verb = {
  name: "deployment",
  aliases: ["deploy", "dep"],
  summary: "Create a deployment with the specified name",
  usage: "NAME --image=image -- [COMMAND] [args...] [options]",
  flags: [
    ...makeFlags,
    list("image", "Image names to run.", { required: true }),
    number("replicas", "Number of replicas to create. Default is 1.", { short: "r", byDefault: "1" }),
    number("port", "The containerPort that this deployment exposes.", { byDefault: "-1" }),
  ],
  *run(call) {
    const { flags } = call;
    const name = nameOf(call);
    const images = flags.list("image");
    const command = commandOf(call);
    if (command.length > 0 && images.length > 1) fail("cannot specify multiple --image options and command");
    if (flags.number("replicas") < 0) fail(`replicas cannot be negative: ${flags.number("replicas")}`);
    const port = flags.number("port");
    const containers = images.map((image, index) => ({
      ...(command.length > 0 ? { command } : {}),
      image,
      name: containerNameOf(image),
      ...(port >= 0 && index === 0 ? { ports: [{ containerPort: port }] } : {}),
      resources: {},
    }));
    const labels = { app: name };
    const object = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { ...placed(call, name), labels },
      spec: {
        replicas: flags.number("replicas"),
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
      },
      status: {},
    };
    yield* make(call, object, "failed to create deployment:");
  },
};
