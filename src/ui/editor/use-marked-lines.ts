/** The lines of the open file that speak of what is selected in the picture. */
import { useEffect, useMemo } from "react";
import type { ManifestRange } from "#views";
import { useSession, useSessionState } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { linesOf, useManifests } from "./manifests.ts";

export function useMarkedLines(file: string): readonly ManifestRange[] {
  const { boxes } = useSession();
  const selection = useView((state) => state.selection);
  const rows = useSessionState((state) => state.files);
  const files = useManifests((state) => state.files);
  const open = useManifests((state) => state.open);
  const box = selection?.type === "file" ? rows.find(({ id }) => id === selection.id)?.box : selection?.id;
  const lines = useMemo(() => {
    const part = box === undefined ? undefined : boxes.get(box)?.manifest;
    // A whole object is most of its file: marking it all would say nothing.
    return part?.part ? linesOf(part, files) : [];
  }, [boxes, box, files]);
  useEffect(() => {
    const [first] = lines;
    if (first && !lines.some((line) => line.file === useManifests.getState().active)) open(first.file);
  }, [lines, open]);
  return useMemo(() => lines.filter((line) => line.file === file).map(({ range }) => range), [lines, file]);
}
