/** Completion and explanations from the Kubernetes schema, through monaco-yaml. */
import { configureMonacoYaml } from "monaco-yaml";
import { describedSchema } from "#api";
import { monaco } from "./monaco.ts";
import YamlWorker from "./yaml.worker?worker";

interface WorkerOptions {
  readonly createData?: unknown;
  readonly host?: Readonly<Record<string, unknown>>;
  readonly keepIdleModels?: boolean;
}

/**
 * monaco-yaml names a module where Monaco, since 0.53, wants the worker itself: this makes the one of the
 * other.
 */
const bridged = {
  ...monaco,
  editor: {
    ...monaco.editor,
    createWebWorker({ createData, host, keepIdleModels }: WorkerOptions) {
      const worker = new YamlWorker();
      // The worker drops its first message and is made with its second.
      worker.postMessage("ignore");
      worker.postMessage(createData);
      return monaco.editor.createWebWorker({ worker, host, keepIdleModels } as never);
    },
  },
};

let configured: Promise<void> | undefined;

/**
 * Teaches Monaco the kinds of Kubernetes, once. What is wrong is not said here: the cluster says it in its
 * own words.
 */
export function teachKubernetes(): Promise<void> {
  configured ??= describedSchema().then((schema) => {
    configureMonacoYaml(bridged as never, {
      completion: true,
      enableSchemaRequest: false,
      format: { enable: false },
      hover: true,
      hoverSchemaSource: false,
      isKubernetes: true,
      schemas: [{ uri: "afterpod://kubernetes", fileMatch: ["*"], schema }],
      validate: false,
      yamlVersion: "1.1",
    });
  });
  return configured;
}
