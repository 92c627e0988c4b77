/** `env` and `printenv`. */
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, complain, isGnu, reasonOf } from "./applet.ts";
import { readOptions } from "./options.ts";

const usage =
  "[-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]\n\nPrint current environment or run PROG after setting up environment\n";

export const env: Applet = {
  names: ["env"],
  usage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, {
      letters: "i0u:",
      long: { "ignore-environment": "i", unset: "u" },
      stopAtOperand: true,
      usage,
    });
    if (typeof options === "number") return options;
    const variables = new Map(options.has("i") ? [] : process.env);
    for (const name of options.values("u")) variables.delete(name);
    const words = options.operands[0] === "-" ? options.operands.slice(1) : [...options.operands];
    if (options.operands[0] === "-") variables.clear();
    while (words[0]?.includes("=")) {
      const [name = "", ...value] = (words[0] ?? "").split("=");
      variables.set(name, value.join("="));
      words.splice(0, 1);
    }
    if (words.length === 0) {
      for (const [name, value] of variables)
        yield* process.print(`${name}=${value}${options.has("0") ? "\0" : "\n"}`);
      return 0;
    }
    try {
      process.env.clear();
      for (const [name, value] of variables) process.env.set(name, value);
      return yield* process.exec(words, variables);
    } catch (error) {
      const missing = error instanceof SystemError && error.code === "ENOENT";
      yield* complain(
        call,
        isGnu(call)
          ? `'${words[0]}': ${reasonOf(call, error)}`
          : `can't execute '${words[0]}': ${reasonOf(call, error)}`,
      );
      return missing ? 127 : 126;
    }
  },
};

export const printenv: Applet = {
  names: ["printenv"],
  *run({ process, args }) {
    if (args.length === 0) {
      for (const [name, value] of process.env) yield* process.print(`${name}=${value}\n`);
      return 0;
    }
    let status = 0;
    for (const name of args) {
      const value = process.env.get(name);
      if (value === undefined) status = 1;
      else yield* process.print(`${value}\n`);
    }
    return status;
  },
};
