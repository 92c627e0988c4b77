/** How the three shells differ: what they understand and how they word their complaints. */

/** `ash` is busybox's (containers), `dash` Debian's `sh`, `bash` the one people type at. */
export type Dialect = "ash" | "dash" | "bash";

/** Whether `[[`, `{a,b}`, `((…))` and arrays of the larger shell are syntax. */
export const extended = (dialect: Dialect): boolean => dialect === "bash";
