import { describe, expect, it } from "vitest";
import { printGoTemplate } from "./index.ts";

const list = {
  items: [
    { metadata: { name: "db", labels: { app: "db" } }, status: { phase: "Running" } },
    { metadata: { name: "web" }, status: { phase: "Pending" } },
  ],
  data: { password: "c2VjcmV0" },
};

const text = (template: string) => {
  const printed = printGoTemplate(template, list);
  return printed.ok ? printed.value : printed.error;
};

describe("a Go template", () => {
  it.each([
    ['{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}', "db\nweb\n"],
    ["{{range $i, $pod := .items}}{{$i}}={{$pod.metadata.name}} {{end}}", "0=db 1=web "],
    ["{{(index .items 1).metadata.name}}", "web"],
    ["{{len .items}}", "2"],
    ['{{range .items}}{{if eq .status.phase "Running"}}{{.metadata.name}}{{else}}-{{end}}{{end}}', "db-"],
    ["{{with .data}}{{.password | base64decode}}{{end}}", "secret"],
    ["{{range .nothing}}x{{else}}none{{end}}", "none"],
    ["{{.nosuch}}", "<no value>"],
    ["{{range .items -}}\n  {{.metadata.name}},\n{{- end}}", "db,web,"],
    ['{{printf "%-5s|%d" "ab" 3}}', "ab   |3"],
    ["{{range $k, $v := .data}}{{$k}}: {{$v}}{{end}}", "password: c2VjcmV0"],
    ["{{$n := len .items}}{{if and (gt $n 1) (not .nosuch)}}many{{end}}", "many"],
    ["{{(index .items 0).metadata.labels}}", "map[app:db]"],
  ])("%s gives %s", (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it("is refused when it does not parse", () => {
    expect(text("{{range .items}}")).toContain("error parsing template {{range .items}}");
    expect(text("{{nosuch .items}}")).toContain('function "nosuch" not defined');
  });
});
