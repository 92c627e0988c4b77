/** Apache's web server. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { serve } from "./servers.ts";
import { accessLine, serveFile } from "./static-files.ts";
import { executable, textFile, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

const ROOT = "/usr/local/apache2/htdocs";

const httpd: Program = (process) =>
  serve(process, {
    port: 80,
    *answer(request) {
      const answer = serveFile(process, ROOT, request, "Apache/2.4.63 (Unix)");
      yield* process.print(accessLine(process, request, answer));
      return answer;
    },
    signals: { TERM: 0, INT: 0, WINCH: 0 },
  });

const files = withFiles(debianUserland(), {
  "/usr/local/apache2/bin/httpd-foreground": executable("apache"),
  "/usr/local/bin/httpd-foreground": executable("apache"),
  [`${ROOT}/index.html`]: textFile("<html><body><h1>It works!</h1></body></html>\n"),
});

export const apacheImage: ImageFamily = {
  repositories: ["docker.io/library/httpd"],
  content: () => ({
    files,
    env: { PATH: STANDARD_PATH, HTTPD_PREFIX: "/usr/local/apache2" },
    entrypoint: [],
    command: ["httpd-foreground"],
    workingDir: "/usr/local/apache2",
    sizeBytes: 57_000_000,
  }),
  programs: { apache: httpd },
};
