/** `kubectl describe serviceaccount`. */
import type { Secret, ServiceAccount } from "#api";
import { type DescribeContext, listed } from "./describe-context.ts";
import type { DescribeText } from "./describe-text.ts";
import { writeEvents } from "./events.ts";
import { writeLabelsAndAnnotations, writeLines, writeName } from "./metadata.ts";

type Account = ServiceAccount & {
  readonly imagePullSecrets?: readonly { readonly name?: string }[];
  readonly secrets?: readonly { readonly name?: string }[];
};

/** Secrets that hold a token of this account. */
function tokensOf({ metadata }: Account, context: DescribeContext): readonly string[] {
  const secrets = listed<Secret>(context, "Secret", metadata.namespace).filter(
    ({ type, metadata: { annotations } }) =>
      type === "kubernetes.io/service-account-token" &&
      annotations?.["kubernetes.io/service-account.name"] === metadata.name &&
      annotations["kubernetes.io/service-account.uid"] === metadata.uid,
  );
  return secrets.map((secret) => secret.metadata.name);
}

const names = (references: readonly { readonly name?: string }[] | undefined) =>
  (references ?? []).map(({ name = "" }) => name);

export function writeServiceAccount(out: DescribeText, account: Account, context: DescribeContext): void {
  writeName(out, account);
  writeLabelsAndAnnotations(out, account);
  writeLines(out, "Image pull secrets", names(account.imagePullSecrets));
  writeLines(out, "Mountable secrets", names(account.secrets));
  writeLines(out, "Tokens", tokensOf(account, context));
  writeEvents(out, account, context);
}
