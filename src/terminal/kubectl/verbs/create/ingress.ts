/** `kubectl create ingress`. */
import { fail } from "../../failure.ts";
import { array, text } from "../../flags/flag.ts";
import type { Verb } from "../../verb.ts";
import { make, makeFlags, nameOf, placed } from "./make.ts";

const port = (word: string) => (/^\d+$/.test(word) ? { number: Number(word) } : { name: word });

const backend = (text: string) => {
  const [name = "", service = ""] = text.split(":");
  return { service: { name, port: port(service) } };
};

/** `host/path*=svc:port[,tls=secret]`; a star at the end of the path means a prefix. */
function ruleOf(rule: string) {
  const [main = "", ...more] = rule.split(",");
  const parts = /^([^/=]*)(\/[^=]*)=([^:]+:[^:]+)$/.exec(main);
  if (!parts)
    return fail(`rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  const [, host = "", path = "", target = ""] = parts;
  const isPrefix = path.endsWith("*");
  const tls = more.find((word) => word.startsWith("tls"));
  return {
    host,
    path: {
      backend: backend(target),
      path: isPrefix ? path.slice(0, -1) : path,
      pathType: isPrefix ? "Prefix" : "Exact",
    },
    ...(tls === undefined ? {} : { tls: { hosts: [host], secretName: tls.slice(4) } }),
  };
}

export const ingress: Verb = {
  name: "ingress",
  aliases: ["ing"],
  summary: "Create an ingress with the specified name",
  usage: "NAME --rule=host/path=service:port[,tls[=secret]] [options]",
  flags: [
    ...makeFlags,
    array("rule", "Rule in format host/path=service:port[,tls=secretname]."),
    text("class", "Ingress Class to be used"),
    text("default-backend", "Default service for backend, in format of svcname:port"),
    array("annotation", "Annotation to insert in the ingress object, in the format annotation=value"),
  ],
  *run(call) {
    const { flags } = call;
    const name = nameOf(call);
    const rules = flags.list("rule").map(ruleOf);
    const byDefault = flags.text("default-backend");
    if (rules.length === 0 && byDefault === "")
      fail(
        "not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)",
      );
    const hosts = [...new Set(rules.map(({ host }) => host))];
    const tls = rules.flatMap((rule) => ("tls" in rule ? [rule.tls] : []));
    const annotations = Object.fromEntries(flags.list("annotation").map((pair) => pair.split("=", 2)));
    const object = {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: { ...placed(call, name), ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
      spec: {
        ...(byDefault === "" ? {} : { defaultBackend: backend(byDefault) }),
        ...(flags.text("class") === "" ? {} : { ingressClassName: flags.text("class") }),
        rules: hosts.map((host) => ({
          ...(host === "" ? {} : { host }),
          http: { paths: rules.filter((rule) => rule.host === host).map(({ path }) => path) },
        })),
        ...(tls.length > 0 ? { tls } : {}),
      },
      status: { loadBalancer: {} },
    };
    yield* make(call, object, "failed to create ingress:");
  },
};
