/** `kubectl describe secret`: the sizes of what it holds, not the contents. */
import type { Secret } from "#api";
import { base64Length, decodeBase64 } from "../text/base64.ts";
import { sortedKeys } from "../text/sorted.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata.ts";

/** The token of a ServiceAccount is shown: it is there to be copied. */
export function writeSecret(out: DescribeText, secret: Secret): void {
  const { type = "", data } = secret;
  writeName(out, secret);
  writeLabelsAndAnnotations(out, secret);
  out.write(0, `\nType:\t${type}\n`);
  out.write(0, "\nData\n====\n");
  for (const key of sortedKeys(data)) {
    const value = data?.[key] ?? "";
    const isToken = key === "token" && type === "kubernetes.io/service-account-token";
    out.field(0, key, isToken ? decodeBase64(value) : `${base64Length(value)} bytes`);
  }
}
