/** Installs the CSIDriver objects of the drivers that are there. `pkg/apis/storage` CSIDriver */
import { type Component, create, type View } from "../../component.ts";
import { provisioners } from "../../storage/provisioners/index.ts";

/** The one key stands for all of them. */
export const csiDriverInstaller: Component = {
  name: "csi-drivers",
  latencyMs: 1,
  watches: {},
  start: () => ["all"],
  reconcile: (view: View) => ({
    writes: provisioners.flatMap(({ name, driver }) => {
      if (!driver || view.get("CSIDriver", name)) return [];
      const object = {
        apiVersion: "storage.k8s.io/v1",
        kind: "CSIDriver",
        metadata: { name },
        spec: { attachRequired: driver.attachRequired, podInfoOnMount: false },
      };
      return [create(object, { reason: "DriverInstalled", because: [view.get("Command", "1")] })];
    }),
  }),
};
