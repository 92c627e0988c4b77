/** How a kubectl command fails, and the words and exit code it fails with. */
import type { ApiStatus } from "#cluster";

export type Failure =
  /** kubectl's own objection, without the word `error:`. */
  | { readonly type: "text"; readonly message: string }
  /** The API server's refusal. */
  | { readonly type: "status"; readonly status: ApiStatus }
  | { readonly type: "many"; readonly failures: readonly Failure[] }
  /** Ends with a code; says `message` as it is, when there is one. */
  | { readonly type: "exit"; readonly code: number; readonly message?: string };

/** Thrown wherever a command cannot go on. */
export class KubectlFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.type);
    this.failure = failure;
  }
}

/** Ends the command with `error: MESSAGE`. */
export function fail(message: string): never {
  throw new KubectlFailure({ type: "text", message });
}

export function failWith(status: ApiStatus): never {
  throw new KubectlFailure({ type: "status", status });
}

/** Ends the command with the words of a usage error (`cmdutil.UsageErrorf`). */
export function failUsage(path: string, message: string): never {
  fail(`${message}\nSee '${path} -h' for help and examples`);
}

/** Throws what was collected: one failure as itself, several as an aggregate. */
export function failAll(failures: readonly Failure[]): void {
  if (failures.length === 1) throw new KubectlFailure(failures[0]!);
  if (failures.length > 1) throw new KubectlFailure({ type: "many", failures });
}

/** The failure of a thrown error; rethrows what is none. */
export function failureOf(error: unknown): Failure {
  if (error instanceof KubectlFailure) return error.failure;
  throw error;
}

/** Names the file a refused object came from (`cmdutil.AddSourceToErr`). */
export function withSource(doing: string, source: string | undefined, failure: Failure): Failure {
  if (!source) return failure;
  const prefix = `error when ${doing} "${source}": `;
  if (failure.type === "text") return { type: "text", message: prefix + failure.message };
  if (failure.type !== "status") return failure;
  return { type: "status", status: { ...failure.status, message: prefix + failure.status.message } };
}

/** `Error from server (NotFound): …`, `undefined` for what did not come from the server. */
function serverText(failure: Failure): string | undefined {
  if (failure.type !== "status") return undefined;
  const { reason, message } = failure.status;
  if (reason === "Unauthorized") return `error: You must be logged in to the server (${message})`;
  return reason === "" ? `Error from server: ${message}` : `Error from server (${reason}): ${message}`;
}

/** The error as Go prints it: an aggregate of several is a list in brackets. */
export function plainText(failure: Failure): string {
  if (failure.type === "text") return failure.message;
  if (failure.type === "status") return failure.status.message;
  if (failure.type === "exit") return failure.message ?? "";
  const texts = [...new Set(failure.failures.map(plainText))];
  return texts.length === 1 ? texts[0]! : `[${texts.join(", ")}]`;
}

/** An object refused by validation: its causes, one line each when there are several. */
function invalidText({ message, details = {} }: ApiStatus): string {
  const { kind = "", name = "", causes = [] } = details;
  const isNamed = kind !== "" || name !== "";
  const subject = isNamed ? `The ${kind} "${name}" is invalid` : "The request is invalid";
  const texts = [...new Set(causes.map(({ field = "", message: text }) => `${field}: ${text}`))];
  if (texts.length === 0) return isNamed ? `${subject}\n` : `${subject}: ${message}\n`;
  if (texts.length === 1) return `${subject}: ${texts[0]}\n`;
  return `${subject}: \n${texts.map((text) => `* ${text}\n`).join("")}`;
}

/** What goes to standard error, ending in a newline, and the exit code (`checkErr` of kubectl's cmd/util). */
export function report(failure: Failure): { readonly text: string; readonly code: number } {
  if (failure.type === "exit") {
    return { text: failure.message ? `${failure.message}\n` : "", code: failure.code };
  }
  if (failure.type === "many") {
    const lines = failure.failures.map((one) => serverText(one) ?? plainText(one));
    return { text: lines.map((line) => `${line}\n`).join(""), code: 1 };
  }
  if (failure.type === "status" && failure.status.reason === "Invalid") {
    return { text: invalidText(failure.status), code: 1 };
  }
  const message = plainText(failure);
  const text = serverText(failure) ?? (message.startsWith("error: ") ? message : `error: ${message}`);
  return { text: `${text}\n`, code: 1 };
}
