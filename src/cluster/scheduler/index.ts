/** The scheduler and what it remembers. */
export { scheduler } from "./scheduler.ts";
export type { NodeVerdict, SchedulingVerdict } from "./verdict.ts";
