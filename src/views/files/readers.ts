/** Who can read a file: the running containers that have it mounted, or whose own layer it is in. */
import type { ContainerInstance, File, Mount } from "#cluster";
import type { Ledger } from "../ledger.ts";
import type { Moment } from "../moment.ts";
import { joined, pathBelow, pathOnDisk } from "./paths.ts";

export interface Reader {
  readonly container: ContainerInstance;
  /** The path of the file in that container. */
  readonly path: string;
  readonly readOnly: boolean;
  readonly volume?: string;
}

interface Access {
  readonly container: ContainerInstance;
  /** Absent: the container's own writable layer. */
  readonly mount?: Mount;
}

/** The running containers of a moment, by the disks they can reach. */
export type Accesses = ReadonlyMap<string, readonly Access[]>;

export function accessesAt({ records }: Pick<Moment, "records">): Accesses {
  const accesses = new Map<string, Access[]>();
  const add = (disk: string, access: Access): void => {
    const known = accesses.get(disk);
    if (known) known.push(access);
    else accesses.set(disk, [access]);
  };
  for (const { value: container } of records.list("ContainerInstance")) {
    if (container.state !== "running" || records.get("Machine", container.node)?.value.power === "off")
      continue;
    add(container.layer, { container });
    for (const mount of container.mounts)
      if (mount.disk !== container.layer) add(mount.disk, { container, mount });
  }
  return accesses;
}

export function readersOf(file: File, accesses: Accesses, ledger: Ledger): readonly Reader[] {
  return (accesses.get(file.disk) ?? []).flatMap(({ container, mount }): Reader[] => {
    if (!mount) return [{ container, path: pathOnDisk(ledger, file), readOnly: false }];
    const below = pathBelow(ledger, file, mount.inode);
    if (below === undefined) return [];
    return [
      {
        container,
        path: joined(mount.path, below),
        readOnly: mount.readOnly,
        ...(mount.volume === undefined ? {} : { volume: mount.volume }),
      },
    ];
  });
}

/** The path under which some container last knew a file that nobody reads now. */
export function lastKnownPath(file: File, ledger: Ledger): string | undefined {
  const mounts = ledger.mountsOf(file.disk);
  for (let at = mounts.length - 1; at >= 0; at--) {
    const { mount } = mounts[at]!;
    const below = pathBelow(ledger, file, mount.inode);
    if (below !== undefined) return joined(mount.path, below);
  }
  return undefined;
}
