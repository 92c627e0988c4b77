/** Busybox's web server. */
import { serve } from "../images/servers.ts";
import { serveFile } from "../images/static-files.ts";
import { type Applet, complain } from "./applet.ts";
import { readOptions } from "./options.ts";
import { attempt } from "./sizes.ts";

const usage =
  "[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-h HOME]\n\nListen for incoming HTTP requests\n";

export const httpd: Applet = {
  names: ["httpd"],
  usage,
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "ifvc:p:u:r:h:", usage });
    if (typeof options === "number") return options;
    const port = Number((options.value("p") ?? "80").replace(/^.*:/, ""));
    const home = options.value("h") ?? process.cwd;
    const found = attempt(() => process.files.resolve(home));
    if (found === undefined) {
      yield* complain(call, `can't change directory to '${home}': No such file or directory`);
      return 1;
    }
    const root = found.replace(/\/$/, "");
    const work = (server: typeof process) =>
      serve(server, {
        port,
        // biome-ignore lint/correctness/useYield: an answer is a generator even where it waits for nothing
        *answer(request) {
          return serveFile(server, root, request, "busybox httpd/1.36.1");
        },
      });
    if (options.has("f")) return yield* work(process);
    process.spawn({ args: process.args, program: work, session: "own" });
    return 0;
  },
};
