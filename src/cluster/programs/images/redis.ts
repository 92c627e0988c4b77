/** Redis: keys in memory, and a file that holds them over a restart when it was written in time. */
import type { Process, Program, Running, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { response, serve } from "./servers.ts";
import { directory, executable, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

const PORT = 6379;
/** How its file begins. */
const MAGIC = "REDIS0011\n";

interface Store {
  readonly keys: Map<string, string>;
  readonly process: Process;
  readonly path: string;
  /** `--appendonly yes`: every change is written down at once. */
  readonly appendOnly: boolean;
}

function load(store: Store): void {
  const { files } = store.process;
  if (!files.exists(store.path)) return;
  const text = files.read(store.path);
  if (!text.startsWith(MAGIC)) return;
  for (const line of text.slice(MAGIC.length).split("\n")) {
    const [key, value] = line.split("\t");
    if (key !== undefined && value !== undefined)
      store.keys.set(decodeURIComponent(key), decodeURIComponent(value));
  }
}

function save({ keys, process, path }: Store): string {
  const lines = [...keys].map(([key, value]) => `${encodeURIComponent(key)}\t${encodeURIComponent(value)}\n`);
  try {
    process.files.write(path, MAGIC + lines.join(""));
    return "OK";
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return `(error) ERR Failed opening the RDB file: ${error.message}`;
  }
}

type Command = (store: Store, args: readonly string[]) => string;

const write =
  (change: Command): Command =>
  (store, args) => {
    const answer = change(store, args);
    if (store.appendOnly) save(store);
    return answer;
  };

const add = (store: Store, key: string, by: number): string => {
  const value = String(Number(store.keys.get(key) ?? 0) + by);
  store.keys.set(key, value);
  return value;
};

const commands: Readonly<Record<string, Command>> = {
  PING: (_store, [text = "PONG"]) => text,
  GET: ({ keys }, [key = ""]) => keys.get(key) ?? "",
  SET: write(({ keys }, [key = "", value = ""]) => {
    keys.set(key, value);
    return "OK";
  }),
  DEL: write(({ keys }, names) => String(names.filter((name) => keys.delete(name)).length)),
  INCR: write((store, [key = ""]) => add(store, key, 1)),
  DECR: write((store, [key = ""]) => add(store, key, -1)),
  APPEND: write(({ keys }, [key = "", value = ""]) => {
    keys.set(key, (keys.get(key) ?? "") + value);
    return String(keys.get(key)?.length ?? 0);
  }),
  EXISTS: ({ keys }, names) => String(names.filter((name) => keys.has(name)).length),
  KEYS: ({ keys }) => [...keys.keys()].sort().join("\n"),
  DBSIZE: ({ keys }) => String(keys.size),
  FLUSHALL: write(({ keys }) => {
    keys.clear();
    return "OK";
  }),
  SAVE: (store) => save(store),
  BGSAVE: (store) => {
    save(store);
    return "Background saving started";
  },
};

const server: Program = function* (process) {
  const directoryPath = process.cwd === "/" ? "/data" : process.cwd;
  const store: Store = {
    keys: new Map(),
    process,
    path: `${directoryPath}/dump.rdb`,
    appendOnly: /--appendonly[= ]yes/.test(process.args.join(" ")),
  };
  load(store);
  yield* process.print(`1:M * DB loaded: keys ${store.keys.size}\n1:M * Ready to accept connections tcp\n`);
  return yield* serve(process, {
    port: PORT,
    // biome-ignore lint/correctness/useYield: an answer is a generator even where it waits for nothing
    *answer({ body }) {
      const [name = "", ...args] = body.split("\u001f");
      const command = Object.hasOwn(commands, name.toUpperCase()) ? commands[name.toUpperCase()] : undefined;
      return response(200, command?.(store, args) ?? `ERR unknown command '${name}'`);
    },
    signals: { TERM: 0, INT: 0 },
    beforeEnd: () => save(store),
  });
};

const client: Program = function* (process): Running {
  const words = [...process.args.slice(1)];
  let host = "127.0.0.1";
  let port = PORT;
  while (words[0]?.startsWith("-")) {
    const option = words.shift();
    if (option === "-h") host = words.shift() ?? host;
    else if (option === "-p") port = Number(words.shift() ?? port);
    else if (option === "-a" || option === "-n") words.shift();
  }
  if (words.length > 0) return yield* ask(process, host, port, words);
  for (let line = yield* process.readLine(0); line !== undefined; line = yield* process.readLine(0)) {
    const status = yield* ask(process, host, port, line.trim().split(/\s+/));
    if (status !== 0) return status;
  }
  return 0;
};

function* ask(
  process: Process,
  host: string,
  port: number,
  words: readonly string[],
): Generator<Wait, number, void> {
  try {
    const request = { method: "REDIS", path: "/", headers: {}, body: words.join("\u001f") };
    const { body } = yield* process.machine.network.request(host, port, request);
    yield* process.print(`${body}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const reason = error.code === "ENOENT" ? "Name or service not known" : error.message;
    yield* process.complain(`Could not connect to Redis at ${host}:${port}: ${reason}\n`);
    return 1;
  }
}

const files = withFiles(debianUserland(), {
  "/usr/local/bin/redis-server": executable("redis-server"),
  "/usr/local/bin/redis-cli": executable("redis-cli"),
  "/data": directory(),
});

export const redisImage: ImageFamily = {
  repositories: ["docker.io/library/redis", "docker.io/bitnami/redis", "docker.io/valkey/valkey"],
  content: () => ({
    files,
    env: { PATH: STANDARD_PATH, REDIS_VERSION: "7.4.3" },
    entrypoint: [],
    command: ["redis-server"],
    workingDir: "/data",
    sizeBytes: 45_000_000,
  }),
  programs: { "redis-server": server, "redis-cli": client },
};
