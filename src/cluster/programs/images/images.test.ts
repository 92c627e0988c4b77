import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";
import { emulatedRun } from "./emulated.ts";
import { imageNamed, imagePullFailure } from "./index.ts";
import { parseReference } from "./reference.ts";

/** A container that begins as its image says. */
function started(image: string, options: Parameters<typeof testContainer>[0] = {}) {
  const { entrypoint, command } = imageNamed(image)!;
  return testContainer({ image, command: [...entrypoint, ...command], ...options });
}

test.each([
  ["nginx", "docker.io/library/nginx:latest"],
  ["nginx:1.27", "docker.io/library/nginx:1.27"],
  ["luksa/fortune", "docker.io/luksa/fortune:latest"],
  ["k8s.gcr.io/liveness", "k8s.gcr.io/liveness:latest"],
  ["localhost:5000/app:v1", "localhost:5000/app:v1"],
  ["nginx@sha256:abc", "docker.io/library/nginx@sha256:abc"],
])("%s is %s in full", (reference, name) => {
  expect(parseReference(reference).name).toBe(name);
});

test("an image nobody knows cannot be pulled, nor can a tag nobody knows", () => {
  const start =
    'failed to pull and unpack image "docker.io/library/ngnix:1.27": failed to resolve reference "docker.io/library/ngnix:1.27": ';
  expect(imagePullFailure("ngnix:1.27")).toBe(
    `${start}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
  );
  expect(imagePullFailure("nginxx")).toContain("pull access denied");
  expect(imagePullFailure("nginx:invalid")).toMatch(/: docker\.io\/library\/nginx:invalid: not found$/);
  expect(imagePullFailure("nginx:1.27")).toBeUndefined();
  expect(imageNamed("ngnix")).toBeUndefined();
});

test("the same image has the same identity always, another has another", () => {
  expect(imageNamed("nginx:1.27")!.id).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(imageNamed("nginx:1.27")!.id).not.toBe(imageNamed("nginx:1.26")!.id);
});

test.each([
  [
    "ends with what it exits with, after a second",
    "nginx",
    ["sh", "-c", "exit 3"],
    { type: "ends", exitCode: 3, afterMs: 1000 },
  ],
  ["sleeps on", "busybox", ["sleep", "3600"], { type: "runs" }],
  ["loops on", "busybox", ["sh", "-c", "while true; do date; done"], { type: "runs" }],
  ["follows on", "busybox", ["tail", "-f", "/dev/null"], { type: "runs" }],
  [
    "ends well otherwise",
    "busybox",
    ["sh", "-c", "echo working; sleep 1"],
    { type: "ends", exitCode: 0, afterMs: 1000 },
  ],
  ["ends at once when it is a shell", "busybox:1.36", undefined, { type: "ends", exitCode: 0, afterMs: 0 }],
  ["runs when it is a server", "nginx:1.27", undefined, { type: "runs" }],
] as const)("emulated, a container %s", (_, image, command, run) => {
  expect(emulatedRun(image, command)).toEqual(run);
});

test("nginx serves what is in its directory, and logs who asked", () => {
  const web = started("nginx:alpine");
  expect(web.sh("wget -qO- localhost").stdout).toContain("<h1>Welcome to nginx!</h1>");
  web.sh("echo changed > /usr/share/nginx/html/index.html");
  expect(web.sh("wget -qO- localhost").stdout).toBe("changed\n");
  expect(web.sh("wget -qO- http://localhost/nope").stderr).toBe(
    "wget: server returned error: HTTP/1.1 404 Not Found\n",
  );
  expect(web.log()).toMatch(/"GET \/ HTTP\/1\.1" 200 \d+ "-" "Wget" "-"\n.*\n.*"GET \/nope HTTP\/1\.1" 404 /);
});

test("a volume over nginx's directory hides its pages", () => {
  const web = started("nginx:alpine", { mounts: [{ path: "/usr/share/nginx/html" }] });
  expect(web.sh("wget -qO- localhost").stderr).toContain("404 Not Found");
});

test("nginx listens where its configuration says", () => {
  const web = testContainer({
    image: "nginx:alpine",
    command: ["sh", "-c", "sed -i 's/80;/8080;/' /etc/nginx/conf.d/default.conf; nginx"],
  });
  expect(web.sh("wget -qO- localhost:8080").exitCode).toBe(0);
  expect(web.sh("wget -qO- localhost:80").exitCode).toBe(1);
});

test("the fortune writer writes another page every ten seconds", () => {
  const writer = started("luksa/fortune", { mounts: [{ path: "/var/htdocs" }] });
  writer.wait(1);
  expect(writer.sh("cat /var/htdocs/index.html").stdout).not.toBe("");
  writer.wait(25);
  expect(writer.log().match(/Writing fortune to/g)).toHaveLength(3);
});

test("the story application keeps what it is told, and dies of /error", () => {
  const app = started("academind/kub-data-demo:1", { mounts: [{ path: "/app/story" }] });
  const post = `curl -s -X POST -d '{"text":"once"}' localhost:3000/story`;
  expect(app.sh("curl -s localhost:3000/story").stdout).toBe('{"message":"Failed to open file."}');
  expect(app.sh(post).stdout).toBe('{"message":"Text was stored!"}');
  expect(app.sh("curl -s localhost:3000/story; cat /app/story/text.txt").stdout).toBe(
    '{"story":"once\\n"}once\n',
  );
  app.sh("curl -s localhost:3000/error");
  app.wait(1);
  expect(app.state()).toEqual({ state: "exited", exitCode: 1 });
});

test("the story application's second edition cannot live without its variable", () => {
  const app = started("academind/kub-data-demo:2");
  app.wait(1);
  expect(app.state()).toEqual({ state: "exited", exitCode: 1 });
  expect(app.log()).toContain('The "path" argument must be of type string. Received undefined');
  expect(
    started("academind/kub-data-demo:2", { env: { STORY_FOLDER: "story" } }).sh(
      "curl -s localhost:3000/story",
    ).stdout,
  ).toBe('{"story":""}');
});

test("the liveness example is well for ten seconds", () => {
  const server = started("k8s.gcr.io/liveness");
  expect(server.sh("wget -qO- localhost:8080/healthz").stdout).toBe("ok");
  server.wait(11);
  expect(server.sh("wget -qO- localhost:8080/healthz").stderr).toBe(
    "wget: server returned error: HTTP/1.1 500 Internal Server Error\n",
  );
});

test("redis remembers over a restart what it could save", () => {
  const redis = started("redis");
  expect(redis.sh("redis-cli set k v; redis-cli get k; ls /data").stdout).toBe("OK\nv\n");
  expect(redis.sh("redis-cli save; ls /data").stdout).toBe("OK\ndump.rdb\n");
  redis.sh("kill 1");
  redis.wait(1);
  expect(redis.state()).toEqual({ state: "exited", exitCode: 0 });
});

test.each([
  ["postgres:16", "/var/lib/postgresql/data", "PG_VERSION", { POSTGRES_PASSWORD: "x" }],
  ["mysql:8.4", "/var/lib/mysql", "ibdata1", { MYSQL_ROOT_PASSWORD: "x" }],
  ["mongo", "/data/db", "WiredTiger", {}],
])("%s fills %s when it starts", (image, directory, file, env) => {
  const database = started(image, { env, mounts: [{ path: directory }] });
  database.wait(5);
  expect(database.sh(`ls ${directory}`).stdout.split("\n")).toContain(file);
  expect(database.log()).toMatch(/ready|Waiting for connections/);
  expect(database.state().state).toBe("running");
});

test("postgres refuses to begin without a password", () => {
  const database = started("postgres:16");
  database.wait(1);
  expect(database.state()).toEqual({ state: "exited", exitCode: 1 });
  expect(database.log()).toContain(
    "Error: Database is uninitialized and superuser password is not specified.",
  );
});

test("perl reckons pi and ends well", () => {
  const job = testContainer({
    image: "perl:5.34.0",
    command: ["perl", "-Mbignum=bpi", "-wle", "print bpi(2000)"],
  });
  job.wait(10);
  expect(job.log()).toMatch(/^3\.14159265358979323846\d+\n$/);
  expect(job.log().trim()).toHaveLength(2001);
  expect(job.state()).toEqual({ state: "exited", exitCode: 0 });
});

test("an image without a program here runs and says so once", () => {
  const app = started("gcr.io/google_samples/gb-frontend:v3");
  app.wait(100);
  expect(app.log()).toMatch(
    /^.*gb-frontend: this program is not simulated; the container runs and does nothing\n$/,
  );
  expect(app.state().state).toBe("running");
});

test.each(["busybox", "alpine", "debian", "nginx", "redis", "registry.k8s.io/pause:3.10"])(
  "%s can be looked at",
  (image) => {
    expect(imageNamed(image)!.files.type).toBe("directory");
  },
);
