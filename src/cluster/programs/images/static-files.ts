/** Serves the files of a directory, as a web server does. */
import type { HttpRequest, HttpResponse } from "../../processes/network.ts";
import type { Process } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { formatTime } from "../applets/calendar.ts";
import { statusText } from "./http-status.ts";
import { response } from "./servers.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html",
  htm: "text/html",
  css: "text/css",
  js: "application/javascript",
  json: "application/json",
  txt: "text/plain",
  xml: "text/xml",
  svg: "image/svg+xml",
  png: "image/png",
};

/** @param signature what stands below an error page: `nginx/1.27.5` */
export function serveFile(
  process: Process,
  root: string,
  request: HttpRequest,
  signature: string,
): HttpResponse {
  const path = decode(request.path.split(/[?#]/)[0] ?? "/");
  if (path.split("/").includes("..")) return errorPage(400, signature);
  const { files } = process;
  try {
    const target = `${root}${path}`;
    const isDirectory = files.exists(target) && files.stat(target).type === "directory";
    if (isDirectory && !path.endsWith("/")) {
      return { ...errorPage(301, signature), headers: { Location: `${path}/`, "Content-Type": "text/html" } };
    }
    const file = isDirectory ? `${target}index.html` : target;
    const type = types[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return response(200, files.read(file), type);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return errorPage(error.code === "EACCES" ? 403 : 404, signature);
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function errorPage(status: number, signature: string): HttpResponse {
  const line = statusText(status);
  return response(
    status,
    `<html>\r\n<head><title>${line}</title></head>\r\n<body>\r\n<center><h1>${line}</h1></center>\r\n<hr><center>${signature}</center>\r\n</body>\r\n</html>\r\n`,
  );
}

/** A line in the combined format that web servers log. */
export function accessLine(process: Process, request: HttpRequest, answer: HttpResponse): string {
  const { epochMs, now } = process.machine;
  const time = formatTime("%d/%b/%Y:%H:%M:%S +0000", epochMs + now);
  const agent = request.headers["User-Agent"] ?? "-";
  return `127.0.0.1 - - [${time}] "${request.method} ${request.path} HTTP/1.1" ${answer.status} ${answer.body.length} "-" "${agent}" "-"\n`;
}
