/** Monaco with YAML and the Kubernetes schema: only the parts a manifest needs. Loaded when it is wanted. */
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/languages/definitions/yaml/register";
// `features/suggest/register` does not register the suggestions themselves.
import "monaco-editor/editor/contrib/suggest/browser/suggestController.js";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import { configureMonacoYaml } from "monaco-yaml";
import schema from "../../api/schema/described.json?raw";
import YamlWorker from "./yaml.worker?worker";

interface WorkerOptions {
  readonly createData?: unknown;
  readonly host?: Record<string, (...parameters: never[]) => unknown>;
  readonly keepIdleModels?: boolean;
}

self.MonacoEnvironment = { getWorker: (_: unknown, label: string) => (label === "yaml" ? new YamlWorker() : new EditorWorker()) };

/** Monaco asks for a worker where monaco-yaml still names a module: makes the one from the other. */
const bridged = {
  ...monaco,
  editor: {
    ...monaco.editor,
    createWebWorker({ createData, host, keepIdleModels }: WorkerOptions) {
      const worker = new YamlWorker();
      // The worker's first message is dropped, its second is what it is made with.
      worker.postMessage("ignore");
      worker.postMessage(createData);
      return monaco.editor.createWebWorker({ worker, host, keepIdleModels } as never);
    },
  },
};

configureMonacoYaml(bridged as never, {
  enableSchemaRequest: false,
  isKubernetes: true,
  hover: true,
  completion: true,
  // What is wrong is said by the cluster itself, in its own words.
  validate: false,
  yamlVersion: "1.1",
  format: { enable: false },
  schemas: [{ uri: "afterpod://kubernetes.json", fileMatch: ["*"], schema: JSON.parse(schema) as never }],
});

const style = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim().replace("#", "");

/** The editor in the page's colours. */
export function paint(): void {
  const isDark = document.documentElement.dataset["theme"] === "dark";
  monaco.editor.defineTheme("afterpod", {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "type", foreground: style("--node") },
      { token: "string", foreground: style("--outside") },
      { token: "number", foreground: style("--container") },
      { token: "comment", foreground: style("--ink-3") },
    ],
    colors: {
      "editor.background": `#${style("--panel-2")}`,
      "editor.foreground": `#${style("--ink")}`,
      "editorLineNumber.foreground": `#${style("--ink-3")}`,
      "editorLineNumber.activeForeground": `#${style("--ink")}`,
      "editor.lineHighlightBorder": "#00000000",
    },
  });
  monaco.editor.setTheme("afterpod");
}

export { monaco };
