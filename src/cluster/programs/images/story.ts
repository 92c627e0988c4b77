/**
 * The story application of "Docker & Kubernetes: The Practical Guide": it adds lines to a text file and shows
 * them.
 */
import type { HttpRequest, HttpResponse } from "../../processes/network.ts";
import type { Process, Program, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { json, response, type Server, serve } from "./servers.ts";
import { directory, executable, textFile, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

const unnamedFolder = `node:internal/errors:540
      throw error;
      ^

TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type string. Received undefined
    at Object.join (node:path:1268:7)
    at Object.<anonymous> (/app/app.js:9:23) {
  code: 'ERR_INVALID_ARG_TYPE'
}
`;

/** The first edition writes to `story`; the second asks STORY_FOLDER and cannot live without it. */
const story: Program = function* (process) {
  const asksEnvironment = process.files.read("/app/app.js").includes("STORY_FOLDER");
  const folder = asksEnvironment ? process.env.get("STORY_FOLDER") : "story";
  if (folder === undefined) {
    yield* process.complain(unnamedFolder);
    return 1;
  }
  const path = `/app/${folder}/text.txt`;
  return yield* serve(process, {
    port: 3000,
    answer: (request, server) => answer(process, path, request, server),
  });
};

// biome-ignore lint/correctness/useYield: an answer is a generator even where it waits for nothing
function* answer(
  process: Process,
  path: string,
  request: HttpRequest,
  server: Server,
): Generator<Wait, HttpResponse, void> {
  const { files } = process;
  if (request.path === "/error") {
    server.end(1);
    throw new SystemError("ECONNREFUSED");
  }
  if (request.path !== "/story")
    return response(404, `<pre>Cannot ${request.method} ${request.path}</pre>\n`);
  try {
    if (request.method === "GET") return json(200, { story: files.read(path) });
    const text = textOf(request.body);
    if (text.trim() === "") return json(422, { message: "Text must not be empty!" });
    files.append(path, `${text}\n`);
    return json(201, { message: "Text was stored!" });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return json(500, {
      message: request.method === "GET" ? "Failed to open file." : "Storing the text failed.",
    });
  }
}

function textOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && "text" in value ? String(value.text) : "";
  } catch {
    return "";
  }
}

const source = (folder: string): string => `const path = require('path');
const fs = require('fs');
const express = require('express');
const app = express();
const filePath = path.join(__dirname, ${folder}, 'text.txt');

app.get('/story', (req, res) => { /* the text so far */ });
app.post('/story', (req, res) => { /* one line more */ });
app.get('/error', () => process.exit(1));
app.listen(3000);
`;

const tree = (folder: string) =>
  withFiles(debianUserland(["curl"]), {
    "/usr/local/bin/node": executable("story"),
    "/app/app.js": textFile(source(folder)),
    "/app/package.json": textFile('{\n  "name": "data-demo",\n  "scripts": { "start": "node app.js" }\n}\n'),
    "/app/node_modules": directory(),
    "/app/story/text.txt": textFile(""),
  });

const fixed = tree("'story'");
const named = tree("process.env.STORY_FOLDER");

export const storyImage: ImageFamily = {
  repositories: ["docker.io/academind/kub-data-demo", "docker.io/seokhyeonhong/kub-data-demo"],
  content: (tag) => ({
    files: tag === "2" ? named : fixed,
    env: { PATH: STANDARD_PATH, NODE_VERSION: "14.21.3" },
    entrypoint: [],
    command: ["node", "app.js"],
    workingDir: "/app",
    sizeBytes: 45_000_000,
  }),
  programs: { story },
};
