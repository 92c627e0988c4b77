/** Every file lies on a disk that is there, in a directory that is there. */
import { fileId, initialFile, ROOT_INODE } from "../storage/files/index.ts";
import type { Law } from "./law.ts";

export const filesHaveAPlace: Law = {
  name: "every file lies on a disk that is there, in a directory that is there, under a name of its own",
  ofState: (view) =>
    view.list("File").flatMap(({ key, value: { disk, inode, parent, name } }) => {
      if (!view.get("Disk", disk)) return [`${key} lies on disk ${disk}, which is gone`];
      if (parent === undefined || inode === ROOT_INODE) return [];
      const holder =
        view.get("File", fileId(disk, parent))?.value ?? initialFile(view.get("Disk", disk)?.value, parent);
      if (holder?.type !== "directory") return [`${key} lies in no directory`];
      const count = view.by("fileByName", `${disk}#${parent}/${name}`).length;
      return count === 1 ? [] : [`${key} shares the name ${name} with ${count - 1} others`];
    }),
};
