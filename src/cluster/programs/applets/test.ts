/** `test` and `[`. */
import { type Applet, complain, isGnu } from "./applet.ts";
import { evaluateTest, TestError } from "./test-expression.ts";

export const test: Applet = {
  names: ["test", "[", "[["],
  *run(call) {
    let { args } = call;
    if (call.calledAs.startsWith("[")) {
      const closing = call.calledAs === "[[" ? "]]" : "]";
      if (args.at(-1) !== closing) {
        yield* complain(call, isGnu(call) ? `missing \`${closing}'` : `missing ${closing}`);
        return 2;
      }
      args = args.slice(0, -1);
    }
    try {
      return evaluateTest(call.process, args) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof TestError)) throw error;
      yield* complain(call, isGnu(call) ? error.gnuMessage : error.message);
      return 2;
    }
  },
};
