/** A machine that is off holds nothing in memory. */
import type { Law } from "./law.ts";

export const memoryDiesWithThePower: Law = {
  name: "a machine that is off holds nothing in memory",
  ofState: (view) =>
    view.list("Disk").flatMap(({ key, value: { medium, machine } }) => {
      const isOff = machine !== undefined && view.get("Machine", machine)?.value.power === "off";
      return medium === "memory" && isOff ? [`${key} lies in the memory of ${machine}, which is off`] : [];
    }),
};
