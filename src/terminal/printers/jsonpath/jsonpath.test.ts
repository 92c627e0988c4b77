import { describe, expect, it } from "vitest";
import { printJsonPath, printJsonPathAsJson } from "./index.ts";

const list = {
  apiVersion: "v1",
  items: [
    {
      metadata: { name: "db", labels: { "app.kubernetes.io/name": "db" } },
      spec: { containers: [{ image: "redis:7.2", name: "db" }], replicas: 2 },
      status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
    },
    {
      metadata: { name: "web" },
      spec: { containers: [{ image: "nginx:1.27", name: "web" }], replicas: 10 },
      status: { phase: "Pending", conditions: [{ type: "Ready", status: "False" }] },
    },
  ],
};

const text = (template: string, value: unknown = list) => {
  const printed = printJsonPath(template, value);
  return printed.ok ? printed.value : printed.error;
};

describe("a JSONPath of kubectl", () => {
  it.each([
    ["{.items[*].metadata.name}", "db web"],
    ["{.items[0].metadata.name}/{.items[-1:].metadata.name}", "db/web"],
    ["{.items[-1].metadata.name}", "web"],
    ["{.items[0:1].metadata.name}", "db"],
    ["{.items[*]['metadata.name','status.phase']}", "db web Running Pending"],
    ["{.items[0,1].metadata.name}", "db web"],
    ["{..name}", "db db web web"],
    ['{.items[?(@.metadata.name=="web")].status.phase}', "Pending"],
    ["{.items[?(@.spec.replicas>5)].metadata.name}", "web"],
    ['{.items[*].status.conditions[?(@.type=="Ready")].status}', "True False"],
    ["{.items[?(@.metadata.labels)].metadata.name}", "db"],
    ["{.items[0].metadata.labels.app\\.kubernetes\\.io/name}", "db"],
    ["{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", "db"],
    ["{.items[0].spec.containers[0]}", '{"image":"redis:7.2","name":"db"}'],
    ["{.items[*].spec.nosuch}", ""],
    ["{$.apiVersion}", "v1"],
    [".apiVersion", ".apiVersion"],
    ["{.items[0].spec.replicas} replicas", "2 replicas"],
  ])("reads %s as %s", (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it("prints what a range holds once for each value, and goes on behind its end", () => {
    const template = '{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}{.apiVersion}';
    expect(text(template)).toBe("db\tRunning\nweb\tPending\nv1");
    expect(text("{range .items[*]}x{end}.", { items: [] })).toBe(".");
  });

  it.each([
    ["{.items[}", "error parsing jsonpath {.items[}, unterminated array"],
    ["{.items", "error parsing jsonpath {.items, unclosed action"],
    ['{"a}', 'error parsing jsonpath {"a}, unterminated quoted string'],
    ["{.items[x]}", "error parsing jsonpath {.items[x]}, invalid array index x"],
    ["{!}", "error parsing jsonpath {!}, unrecognized character in action: U+0021 '!'"],
  ])("tells what is wrong with %s", (template, error) => {
    expect(text(template)).toBe(error);
  });

  it("explains an index beyond the list", () => {
    expect(text("{.items[0].metadata.name}", { items: [] })).toBe(
      'error executing jsonpath "{.items[0].metadata.name}": Error executing template: ' +
        "array index out of bounds: index 0, length 0. Printing more information for debugging the template:\n" +
        "\ttemplate was:\n\t\t{.items[0].metadata.name}\n\tobject given to jsonpath engine was:\n" +
        '\t\tmap[string]interface {}{"items":[]interface {}{}}\n\n',
    );
  });

  it("gives JSON lists when asked", () => {
    const printed = printJsonPathAsJson("{.items[*].metadata.name}", list);
    expect(printed).toEqual({ ok: true, value: '[\n    "db",\n    "web"\n]\n' });
  });
});
