/** The insides of a Pod and other boxes that hold files: how high they are, and where their parts lie. */
import type { Box } from "#views";
import { caption, fileRow, gap, noteRow, objectHeight, padding, textRow, twoColumnsFrom } from "./sizes.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The height of the files of a box, and of the line that counts the rest. */
function filesHeight({ files, moreFiles }: Pick<Box, "files" | "moreFiles">, width: number): number {
  const columns = width >= twoColumnsFrom ? 2 : 1;
  const rows = Math.ceil(files.length / columns);
  return rows * fileRow + (moreFiles > 0 ? textRow : 0);
}

/** A container, a volume, a disk: its caption and its files. */
function partHeight(box: Box, width: number): number {
  const files = filesHeight(box, width);
  const note = box.type === "volume" && box.note ? noteRow : 0;
  return caption.part + note + (files > 0 ? files + padding.part : 2);
}

/** A node's disk says so when it holds nothing. */
export function diskHeight(box: Box, width: number): number {
  return box.files.length > 0 ? partHeight(box, width) : caption.part + textRow + padding.part;
}

export function objectBoxHeight(box: Box, width: number): number {
  return box.files.length > 0 ? objectHeight + filesHeight(box, width) : objectHeight;
}

/** Containers above, the volumes they mount below: the deeper, the longer it lives. */
export function podParts(
  parts: readonly Box[],
  width: number,
): { readonly places: ReadonlyMap<string, Rectangle>; readonly height: number } {
  const inner = width - 2 * padding.pod;
  const places = new Map<string, Rectangle>();
  let y: number = caption.pod;
  for (const part of parts) {
    const height = partHeight(part, inner);
    places.set(part.id, { x: padding.pod, y, width: inner, height });
    y += height + gap.parts;
  }
  return { places, height: parts.length > 0 ? y - gap.parts + padding.pod : caption.pod + 4 };
}
