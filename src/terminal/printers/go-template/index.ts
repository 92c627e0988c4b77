/** `kubectl -o go-template=`. */
import { type Attempt, attempt, TemplateError } from "../attempt.ts";
import { goSyntax, goText } from "../text/go-text.ts";
import { sortedKeys } from "../text/sorted.ts";
import { FUNCTIONS, isTrue } from "./functions.ts";
import type { Block, Command, Operand, Pipeline, TemplateNode } from "./nodes.ts";
import { parseGoTemplate } from "./parse.ts";

/** What a node sees: the current value and the variables, of which `$` is the whole object. */
interface Scope {
  readonly dot: unknown;
  readonly variables: Map<string, unknown>;
}

const inner = (scope: Scope, dot: unknown): Scope => ({ dot, variables: new Map(scope.variables) });

function followed(value: unknown, fields: readonly string[]): unknown {
  return fields.reduce((holder: unknown, field) => {
    if (holder === undefined || holder === null) return undefined;
    if (typeof holder === "object" && !Array.isArray(holder))
      return (holder as Record<string, unknown>)[field];
    throw new TemplateError(`can't evaluate field ${field} in type interface {}`);
  }, value);
}

function operandValue(operand: Operand, scope: Scope): unknown {
  switch (operand.kind) {
    case "literal":
      return operand.value;
    case "value": {
      const base = operand.base === "dot" ? scope.dot : scope.variables.get(operand.base);
      return followed(base, operand.fields);
    }
    case "nested":
      return followed(pipelineValue(operand.pipeline, scope), operand.fields);
    case "function":
      return call(operand.name, []);
  }
}

function call(name: string, args: readonly unknown[]): unknown {
  const run = FUNCTIONS[name];
  if (!run) throw new TemplateError(`function "${name}" not defined`);
  return run(args);
}

/** The value of the command before a `|` becomes the last argument. */
function commandValue([head, ...rest]: Command, scope: Scope, piped: readonly unknown[]): unknown {
  if (head?.kind === "function") {
    return call(head.name, [...rest.map((operand) => operandValue(operand, scope)), ...piped]);
  }
  return head === undefined ? undefined : operandValue(head, scope);
}

function pipelineValue(pipeline: Pipeline, scope: Scope): unknown {
  const [first, ...others] = pipeline.commands;
  const start = commandValue(first!, scope, []);
  return others.reduce<unknown>((value, command) => commandValue(command, scope, [value]), start);
}

function rangeText(node: Block, scope: Scope): string {
  const over = pipelineValue(node.pipeline, scope);
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(over)
    ? [...over.entries()]
    : sortedKeys((over ?? {}) as Record<string, unknown>).map((key) => [
        key,
        (over as Record<string, unknown>)[key],
      ]);
  if (entries.length === 0) return nodesText(node.otherwise, scope);
  const texts = entries.map(([key, value]) => {
    const own = inner(scope, value);
    const { variables } = node.pipeline;
    const [place, item] = variables.length > 1 ? variables : [undefined, variables[0]];
    if (place) own.variables.set(place, key);
    if (item) own.variables.set(item, value);
    return nodesText(node.body, own);
  });
  return texts.join("");
}

function nodeText(node: TemplateNode, scope: Scope): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "range") return rangeText(node, scope);
  const value = pipelineValue(node.pipeline, scope);
  const [variable] = node.pipeline.variables;
  if (node.kind === "output") {
    if (variable) scope.variables.set(variable, value);
    return variable ? "" : value === undefined || value === null ? "<no value>" : goText(value);
  }
  const own = inner(scope, node.kind === "with" && isTrue(value) ? value : scope.dot);
  if (variable) own.variables.set(variable, value);
  return nodesText(isTrue(value) ? node.body : node.otherwise, own);
}

function nodesText(nodes: readonly TemplateNode[], scope: Scope): string {
  return nodes.map((node) => nodeText(node, scope)).join("");
}

/** kubectl explains itself at length when a template cannot be executed. */
function explained(template: string, value: unknown, message: string): string {
  const lines = [
    `Error executing template: template: output:1: executing "output": ${message}. ` +
      "Printing more information for debugging the template:",
    "\ttemplate was:",
    `\t\t${template}`,
    "\traw data was:",
    `\t\t${JSON.stringify(value)}`,
    "\tobject given to template engine was:",
    `\t\t${goSyntax(value)}`,
  ];
  return `error executing template ${JSON.stringify(template)}: ${lines.join("\n")}\n\n`;
}

/** The text a template makes of an object, or of the List around several. */
export function printGoTemplate(template: string, value: unknown): Attempt<string> {
  const parsed = attempt(
    () => parseGoTemplate(template),
    (message) => `error parsing template ${template}, template: output:1: ${message}`,
  );
  if (!parsed.ok) return parsed;
  return attempt(
    () => nodesText(parsed.value, { dot: value, variables: new Map([["$", value]]) }),
    (message) => explained(template, value, message),
  );
}
