/** Every file that somebody wrote, with its verdict. */
import type { Change, Disk, File } from "#cluster";
import { fileKey } from "../ledger.ts";
import type { Moment } from "../moment.ts";
import type { FileReader, FileRow } from "./file-row.ts";
import { pathBelow, pathOnDisk } from "./paths.ts";
import { placeOf } from "./places.ts";
import { type Accesses, accessesAt, lastKnownPath, type Reader, readersOf } from "./readers.ts";
import { isSystemDisk, isSystemFile, withoutVersion } from "./system-files.ts";

/** Of the files that are no more, so many are told of: the latest. */
const rememberedFiles = 200;

/**
 * The files of a moment: those that are there in order of creation, then those that are gone, latest first.
 */
export function fileRows(moment: Moment): readonly FileRow[] {
  const accesses = accessesAt(moment);
  const stored = moment.records.list("File").flatMap(({ value }) => rowOfFile(value, moment, accesses));
  const here = stored.filter(({ verdict }) => verdict !== "lost");
  const lost = stored.filter(({ verdict }) => verdict === "lost");
  return [...here, ...latestOfEach([...lost, ...removedRows(moment)])];
}

function removedRows(moment: Moment): readonly FileRow[] {
  const rows: FileRow[] = [];
  for (const [key, removal] of [...moment.ledger.goneFiles].reverse()) {
    if (rows.length === rememberedFiles) break;
    const row = rowOfGoneFile(key, removal, moment);
    if (row) rows.push(row);
  }
  return rows;
}

/** What was written again and again and lost each time is told of once, as it was last. */
function latestOfEach(gone: readonly FileRow[]): readonly FileRow[] {
  const latest = new Map<string, FileRow>();
  for (const row of [...gone].sort((one, other) => (other.cause ?? 0) - (one.cause ?? 0))) {
    const key = `${row.box} ${row.name}`;
    if (!latest.has(key)) latest.set(key, row);
  }
  return [...latest.values()].slice(0, rememberedFiles);
}

function rowOfFile(file: File, moment: Moment, accesses: Accesses): FileRow[] {
  if (!isShown(file) || file.parent === undefined) return [];
  const { ledger, records } = moment;
  const disk = ledger.disk(file.disk);
  if (!disk || isSystemDisk(disk) || isSystemFile(disk, pathOnDisk(ledger, file))) return [];
  const lost = endOfDisk(disk, moment);
  if (lost) return [goneRow(file, disk, lost, moment)];
  const readers = readersOf(file, accesses, ledger);
  const row = described(file, disk, moment, readers[0]?.path);
  if (readers.length > 0) return [{ ...row, verdict: "alive", readers: readers.map(readerOf) }];
  const outage = disk.machine === undefined ? undefined : ledger.outageOf(disk.machine);
  const end = outage ?? endOfLastReader(file, moment);
  const cause = end && end.revision <= moment.revision ? { cause: end.revision, endedAt: end.at } : {};
  return records.get("Disk", disk.id) ? [{ ...row, verdict: "stranded", readers: [], ...cause }] : [];
}

function rowOfGoneFile(key: string, removal: Change<"File">, moment: Moment): FileRow | undefined {
  const { ledger } = moment;
  const before = removal.before?.value;
  const file = before && ledger.file(before.disk, before.inode);
  if (!file || !isShown(file) || fileKey(file.disk, file.inode) !== key) return undefined;
  const disk = ledger.disk(file.disk);
  if (!disk || isSystemDisk(disk) || isSystemFile(disk, pathOnDisk(ledger, file))) return undefined;
  const end = isDeleted(removal) ? removal : (endOfDisk(disk, moment) ?? removal);
  return goneRow(file, disk, end, moment);
}

/**
 * What ended a disk and all that is on it. A writable layer ends with its container: the kubelet keeps the
 * dead container
 * for its logs, but it never starts it again, as the next one begins from the image.
 */
function endOfDisk(disk: Disk, { ledger }: Moment): Change | undefined {
  const container = disk.type === "layer" ? ledger.containerOfLayer(disk.id) : undefined;
  return (container && ledger.endOf(container.id)) ?? ledger.goneDisks.get(disk.id);
}

const isDeleted = ({ kind, reason }: Change): boolean => kind === "File" && reason === "ProgramRemovedFile";

function goneRow(file: File, disk: Disk, end: Change, moment: Moment): FileRow {
  const verdict = isDeleted(end) ? "deleted" : "lost";
  return { ...described(file, disk, moment), verdict, readers: [], cause: end.revision, endedAt: end.at };
}

const isShown = (file: File): boolean => file.type === "file" || file.type === "fifo";

function described(
  file: File,
  disk: Disk,
  { ledger }: Moment,
  readAs?: string,
): Omit<FileRow, "verdict" | "readers"> {
  const onDisk = pathOnDisk(ledger, file);
  const { place, box } = placeOf(file, disk, ledger);
  const inside = place.type === "layer" || place.type === "node-disk" ? onDisk : onDisk.slice(1);
  return {
    id: fileKey(file.disk, file.inode),
    path: withoutVersion(readAs ?? lastKnownPath(file, ledger) ?? onDisk),
    name: withoutVersion(inside),
    place,
    box,
    sizeBytes: file.sizeBytes,
  };
}

const readerOf = ({ container, path, readOnly }: Reader): FileReader => ({
  pod: container.pod.name,
  container: container.name,
  node: container.node,
  path: withoutVersion(path),
  readOnly,
});

/** The end of the container that read a file last. */
function endOfLastReader(file: File, { ledger }: Moment): Change | undefined {
  const owner = ledger.containerOfLayer(file.disk);
  const candidates = owner
    ? [owner]
    : ledger
        .mountsOf(file.disk)
        .filter(({ mount }) => pathBelow(ledger, file, mount.inode) !== undefined)
        .map(({ container }) => container);
  let last: Change | undefined;
  for (const { id } of candidates) {
    const end = ledger.endOf(id);
    if (end && (last === undefined || end.revision > last.revision)) last = end;
  }
  return last;
}
