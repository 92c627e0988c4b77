/** A change is justified by earlier changes only. */
import type { Law } from "./law.ts";

export const reasonsLieInThePast: Law = {
  name: "a change is justified by earlier changes only",
  ofChange: ({ revision, because, key, reason }) => {
    const wrong = because.find((cause) => cause >= revision || cause < 1);
    return wrong === undefined ? undefined : `${key} (${reason}) at ${revision} is justified by ${wrong}`;
  },
};
