/** The scheduler: what it remembers of a Pod is the record `SchedulingVerdict`. */
export { scheduler } from "./scheduler.ts";
