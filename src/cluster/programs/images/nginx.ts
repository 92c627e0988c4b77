/** nginx: serves /usr/share/nginx/html and logs who asked. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { serve } from "./servers.ts";
import { accessLine, serveFile } from "./static-files.ts";
import { directory, executable, symlink, textFile, withFiles } from "./tree.ts";
import { busyboxUserland, debianUserland } from "./userlands.ts";

const ROOT = "/usr/share/nginx/html";

const welcomePage =
  "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n";
const errorDocument =
  "<!DOCTYPE html>\n<html>\n<head>\n<title>Error</title>\n</head>\n<body>\n<h1>An error occurred.</h1>\n</body>\n</html>\n";

const mainConfiguration = `user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;
    access_log  /var/log/nginx/access.log  main;
    sendfile        on;
    keepalive_timeout  65;
    include /etc/nginx/conf.d/*.conf;
}
`;

const serverConfiguration = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

/** What its configuration says, as far as a lesson changes it: the port and the directory. */
function configured(configuration: string): { port: number; root: string } {
  return {
    port: Number(/^\s*listen\s+(?:\S+:)?(\d+)/m.exec(configuration)?.[1] ?? 80),
    root: /^\s*root\s+(\S+?);/m.exec(configuration)?.[1] ?? ROOT,
  };
}

const nginx: Program = (process) => {
  if (process.args.includes("-v")) return version(process);
  const path = "/etc/nginx/conf.d/default.conf";
  const { port, root } = configured(process.files.exists(path) ? process.files.read(path) : "");
  return serve(process, {
    port,
    *answer(request) {
      const answer = serveFile(process, root, request, "nginx/1.27.5");
      yield* process.print(accessLine(process, request, answer));
      return answer;
    },
    signals: { TERM: 0, INT: 0, QUIT: 0 },
  });
};

function* version(process: Parameters<Program>[0]): ReturnType<Program> {
  yield* process.complain("nginx version: nginx/1.27.5\n");
  return 0;
}

const files = {
  "/docker-entrypoint.sh": textFile('#!/bin/sh\nexec "$@"\n', 0o755),
  "/docker-entrypoint.d": directory(),
  "/etc/nginx/nginx.conf": textFile(mainConfiguration),
  "/etc/nginx/conf.d/default.conf": textFile(serverConfiguration),
  "/etc/nginx/mime.types": textFile("types {\n    text/html  html htm shtml;\n    text/css  css;\n}\n"),
  "/usr/sbin/nginx": executable("nginx"),
  [`${ROOT}/index.html`]: textFile(welcomePage),
  [`${ROOT}/50x.html`]: textFile(errorDocument),
  "/var/cache/nginx": directory(),
  "/var/log/nginx/access.log": symlink("/dev/stdout"),
  "/var/log/nginx/error.log": symlink("/dev/stderr"),
};

const onBusybox = withFiles(busyboxUserland, files);
const onDebian = withFiles(debianUserland(["curl"]), files);

export const nginxImage: ImageFamily = {
  repositories: [
    "docker.io/library/nginx",
    "docker.io/nginxinc/nginx-unprivileged",
    "docker.io/bitnami/nginx",
    "k8s.gcr.io/nginx-slim",
    "registry.k8s.io/nginx-slim",
    "registry.k8s.io/nginx",
    "docker.io/nginxdemos/hello",
  ],
  content: (tag) => ({
    files: tag.includes("alpine") ? onBusybox : onDebian,
    env: { PATH: STANDARD_PATH, NGINX_VERSION: "1.27.5" },
    entrypoint: ["/docker-entrypoint.sh"],
    command: ["nginx", "-g", "daemon off;"],
    workingDir: "/",
    sizeBytes: tag.includes("alpine") ? 20_506_631 : 72_404_038,
  }),
  programs: { nginx },
};
