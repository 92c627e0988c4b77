/** Reads a scenario or a recording from its text, and says in one line what is wrong with it. */
import { LineCounter, parseDocument } from "yaml";
import { isMapping, type Mapping } from "./mapping.ts";
import { readClusterShape } from "./read-cluster-shape.ts";
import { type Scenario, ScenarioError, type Source } from "./scenario.ts";
import { readSettings } from "./settings.ts";

const fields = ["name", "title", "about", "cluster", "settings", "files", "steps", "source", "kubelet"];

function parseYaml(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ScenarioError(`line ${line}, column ${col}: ${error.message.split("\n")[0]}`);
  }
  return document.toJS();
}

function parse(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return parseYaml(text);
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text);
  }
}

function optional<Value extends string>(
  whole: Mapping,
  key: string,
  allowed: readonly Value[],
): Value | undefined {
  const value = whole[key];
  if (value === undefined) return undefined;
  if (allowed.includes(value as Value)) return value as Value;
  throw new ScenarioError(`${key}: must be ${allowed.join(" or ")}`);
}

function readText(whole: Mapping, key: string): string | undefined {
  const value = whole[key];
  if (value === undefined || typeof value === "string") return value;
  throw new ScenarioError(`${key}: must be text`);
}

function readName(whole: Mapping): string {
  const name = whole.name;
  if (name === undefined) throw new ScenarioError("name: is missing");
  if (typeof name !== "string" || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new ScenarioError("name: must be kebab-case, such as emptydir-restart");
  }
  return name;
}

function readFiles(value: unknown): Scenario["files"] {
  if (value === undefined || value === null) return {};
  if (!isMapping(value)) throw new ScenarioError("files: must map file names to their text");
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string") throw new ScenarioError(`files.${name}: must be text`);
    if (name.startsWith("/") || name.split("/").includes("..")) {
      throw new ScenarioError(`files.${name}: must be a path inside the working directory`);
    }
  }
  return value as Scenario["files"];
}

function readSteps(value: unknown): string[] {
  if (!Array.isArray(value)) throw new ScenarioError("steps: must be a list of commands");
  return value.map((step: unknown, index) => {
    const command = isMapping(step) ? step.command : step;
    if (typeof command === "string" && command.trim() !== "") return command;
    throw new ScenarioError(`steps[${index}]: must be a command, or a mapping with one`);
  });
}

/** A recording says in which format it is; what else it tells is for whoever compares. */
function isRecording(whole: Mapping): boolean {
  return whole.format !== undefined;
}

function refuseUnknownFields(whole: Mapping): void {
  if (isRecording(whole)) return;
  const unknown = Object.keys(whole).find((key) => !fields.includes(key));
  if (unknown !== undefined) throw new ScenarioError(`${unknown}: is no field of a scenario`);
}

function readWhole(text: string): Scenario {
  const whole = parse(text);
  if (!isMapping(whole)) throw new ScenarioError("is no scenario: name, files and steps are expected");
  refuseUnknownFields(whole);
  const title = readText(whole, "title");
  return {
    name: readName(whole),
    ...(title === undefined ? {} : { title }),
    source: optional<Source>(whole, "source", ["control-plane", "real-node"]) ?? "real-node",
    kubelet: optional(whole, "kubelet", ["real", "emulated"]) ?? "real",
    cluster: readClusterShape(whole.cluster),
    settings: readSettings(whole.settings, isRecording(whole)),
    files: readFiles(whole.files),
    steps: readSteps(whole.steps),
  };
}

/** Throws a ScenarioError whose message begins with the file's name. */
export function readScenario(text: string, fileName: string): Scenario {
  try {
    return readWhole(text);
  } catch (error) {
    if (error instanceof ScenarioError) throw new ScenarioError(`${fileName}: ${error.message}`);
    throw error;
  }
}
