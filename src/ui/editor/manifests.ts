/** The files in the editor, what was found in them, and which lines speak of what is selected. */
import { create } from "zustand";
import type { CheckedManifest, Session } from "#session";
import { firstScene } from "#session";
import { boxesAt, type ManifestPart, type ManifestRange, rangesOf } from "#views";

export interface ManifestFile {
  readonly name: string;
  readonly text: string;
  readonly checked: CheckedManifest;
}

interface Manifests {
  readonly files: readonly ManifestFile[];
  readonly active: string;
  open(name: string): void;
  add(name: string): void;
  close(name: string): void;
  write(name: string, text: string): void;
  found(name: string, text: string, checked: CheckedManifest): void;
}

const unchecked: CheckedManifest = { problems: [], ranges: [] };
const initial = Object.entries(firstScene.scenario.files).map(([name, text]) => ({
  name,
  text,
  checked: unchecked,
}));

const changed = (
  files: readonly ManifestFile[],
  name: string,
  change: Partial<ManifestFile>,
): readonly ManifestFile[] => files.map((file) => (file.name === name ? { ...file, ...change } : file));

export const useManifests = create<Manifests>((set) => ({
  files: initial,
  active: initial[0]?.name ?? "",
  open: (active) => set({ active }),
  add: (name) =>
    set(({ files }) => ({ files: [...files, { name, text: "", checked: unchecked }], active: name })),
  close: (name) =>
    set(({ files, active }) => {
      const left = files.filter((file) => file.name !== name);
      return left.length === 0 ? {} : { files: left, active: active === name ? left[0]!.name : active };
    }),
  write: (name, text) => set(({ files }) => ({ files: changed(files, name, { text }) })),
  found: (name, text, checked) =>
    set(({ files }) =>
      files.some((file) => file.name === name && file.text === text)
        ? { files: changed(files, name, { checked }) }
        : {},
    ),
}));

export interface Line {
  readonly file: string;
  readonly range: ManifestRange;
}

/** Every place in the files that speaks of a part. */
export const linesOf = (part: ManifestPart, files: readonly ManifestFile[]): readonly Line[] =>
  files.flatMap(({ name, checked }) =>
    rangesOf(part, checked.ranges).map((range) => ({ file: name, range })),
  );

/** The first box that a line of the open file speaks of. */
export function boxOfLine(line: number, session: Session): string | undefined {
  const { files, active } = useManifests.getState();
  const file = files.find(({ name }) => name === active);
  return file ? boxesAt(line, file.checked.ranges, session.boxes.all())[0] : undefined;
}
