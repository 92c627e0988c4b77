/** A Pod template as `rollout history` prints it: the description with its tabs, not laid out. */
import type { PodTemplate } from "#api";
import type { DescribeText } from "../../printers/describe/describe-text.ts";
import { writePodTemplate } from "../../printers/describe/pod-template.ts";

export function templateText(template: PodTemplate): string {
  let written = "";
  const writerAt = (base: number): DescribeText => ({
    indent: "  ".repeat(base),
    write(level, text) {
      written += "  ".repeat(base + level) + text;
    },
    field(level, title, value) {
      this.write(level, `${title}:\t${value}\n`);
    },
    flush: () => {},
    nested: (level) => writerAt(base + level),
  });
  writePodTemplate(writerAt(0), template);
  return written;
}
