/** What a line of a manifest is told. */
import type { Message } from "#i18n";

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, `to` excluded; absent: the whole line. */
  readonly columns?: { readonly from: number; readonly to: number };
  /** `note`: Kubernetes takes it, but it means less than one may think, or nothing here. */
  readonly severity: "error" | "warning" | "note";
  /** As kubectl or the API server would say it; empty where only we have something to say. */
  readonly text: string;
  /** What we say to it. */
  readonly hint?: Message;
  /**
   * What would make it right: the text to put in place of another on that line; it may bring further lines.
   */
  readonly fix?: Fix;
}

export interface Fix {
  readonly from: string;
  readonly to: string;
}
