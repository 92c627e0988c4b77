/** `kubectl describe configmap`. */
import type { ConfigMap } from "#api";
import { base64Length } from "../text/base64.ts";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeContext } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

export function writeConfigMap(out: DescribeText, configMap: ConfigMap, context: DescribeContext): void {
  const { data, binaryData } = configMap;
  writeName(out, configMap);
  writeLabelsAndAnnotations(out, configMap);
  out.write(0, "\nData\n====\n");
  for (const key of sortedKeys(data)) out.write(0, `${key}:\n----\n${data?.[key]}\n\n`);
  out.write(0, "\nBinaryData\n====\n");
  for (const key of sortedKeys(binaryData)) {
    out.write(0, `${key}: ${base64Length(binaryData?.[key] ?? "")} bytes\n`);
  }
  out.write(0, "\n");
  writeEvents(out, configMap, context);
}
