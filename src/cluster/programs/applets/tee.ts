/** `tee`. */
import type { Descriptor } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, complain, reasonOf } from "./applet.ts";
import { readOptions } from "./options.ts";

const usage = "[-ai] [FILE]...\n\nCopy stdin to each FILE, and also to stdout\n";

export const tee: Applet = {
  names: ["tee"],
  usage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "ai", long: { append: "a" }, usage });
    if (typeof options === "number") return options;
    let status = 0;
    const outputs: { path: string; descriptor: Descriptor }[] = [];
    for (const path of options.operands) {
      try {
        outputs.push({ path, descriptor: process.open(path, options.has("a") ? "append" : "write") });
      } catch (error) {
        yield* complain(call, `${path}: ${reasonOf(call, error)}`);
        status = 1;
      }
    }
    for (let text = yield* process.read(0); text !== undefined; text = yield* process.read(0)) {
      yield* process.print(text);
      for (const { path, descriptor } of outputs) {
        try {
          descriptor.write(text);
        } catch (error) {
          if (!(error instanceof SystemError)) throw error;
          yield* complain(call, `${path}: ${reasonOf(call, error)}`);
          status = 1;
        }
      }
    }
    for (const { descriptor } of outputs) descriptor.close();
    return status;
  },
};
