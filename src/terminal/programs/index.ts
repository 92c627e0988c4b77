/** Programs of the person's own machine that are not kubectl. */
export { strangers } from "./strangers.ts";
