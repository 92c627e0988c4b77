/** `kubectl create secret generic|tls|docker-registry`. */
import { base64 } from "../../base64.ts";
import { fail } from "../../failure.ts";
import { text, toggle } from "../../flags/flag.ts";
import type { Call, Verb } from "../../verb.ts";
import { dataFlags, dataOf } from "./file-data.ts";
import { make, makeFlags, nameOf, placed } from "./make.ts";

function secretOf(call: Call, name: string, data: Readonly<Record<string, string>>, type: string) {
  const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, base64(value)]));
  const held = Object.keys(data).length > 0 ? { data: encoded } : {};
  const typed = type === "" ? {} : { type };
  return { apiVersion: "v1", ...held, kind: "Secret", metadata: placed(call, name), ...typed };
}

const generic: Verb = {
  name: "generic",
  summary: "Create a secret from a local file, directory, or literal value",
  usage: "NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [options]",
  flags: [
    ...makeFlags,
    ...dataFlags,
    text("type", "The type of secret to create"),
    toggle("append-hash", "Append a hash of the secret to its name."),
  ],
  *run(call) {
    const name = nameOf(call);
    const object = secretOf(call, name, dataOf(call, name, "Secret"), call.flags.text("type"));
    yield* make(call, object, "failed to create secret");
  },
};

const tls: Verb = {
  name: "tls",
  summary: "Create a TLS secret",
  usage: "NAME --cert=path/to/cert/file --key=path/to/key/file [options]",
  flags: [
    ...makeFlags,
    text("cert", "Path to PEM encoded public key certificate."),
    text("key", "Path to private key associated with given certificate."),
  ],
  *run(call) {
    const name = nameOf(call);
    const read = (flag: string) => {
      const path = call.flags.text(flag);
      if (path === "") fail(`key and cert must be specified`);
      if (!call.process.files.exists(path)) fail(`open ${path}: no such file or directory`);
      return call.process.files.read(path);
    };
    const data = { "tls.crt": read("cert"), "tls.key": read("key") };
    yield* make(call, secretOf(call, name, data, "kubernetes.io/tls"), "failed to create secret");
  },
};

const dockerRegistry: Verb = {
  name: "docker-registry",
  summary: "Create a secret for use with a Docker registry",
  usage: "NAME --docker-username=user --docker-password=password --docker-email=email [options]",
  flags: [
    ...makeFlags,
    text("docker-username", "Username for Docker registry authentication"),
    text("docker-password", "Password for Docker registry authentication"),
    text("docker-email", "Email for Docker registry"),
    text("docker-server", "Server location for Docker registry", {
      byDefault: "https://index.docker.io/v1/",
    }),
  ],
  *run(call) {
    const name = nameOf(call);
    const word = (flag: string) => call.flags.text(`docker-${flag}`);
    const [username, password, email] = [word("username"), word("password"), word("email")];
    if (username === "" || password === "") {
      fail(
        "either --from-file or the combination of --docker-username, --docker-password and --docker-server is required",
      );
    }
    const auth = base64(`${username}:${password}`);
    const entry = { username, password, ...(email === "" ? {} : { email }), auth };
    const data = { ".dockerconfigjson": JSON.stringify({ auths: { [word("server")]: entry } }) };
    yield* make(
      call,
      secretOf(call, name, data, "kubernetes.io/dockerconfigjson"),
      "failed to create secret",
    );
  },
};

export const secret: Verb = {
  name: "secret",
  summary: "Create a secret using a specified subcommand",
  flags: [],
  subcommands: [dockerRegistry, generic, tls],
};
