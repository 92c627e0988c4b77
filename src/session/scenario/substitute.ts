/** `$POD(prefix)`, `$RS(prefix)`, `$JOB(prefix)` and `$PV(claim)` stand for names that a cluster draws. */
import type { ApiKind, RecordTypes, Stored } from "#cluster";

/** What is asked of the cluster to find a name: its records in order of creation. */
export interface NamedRecords {
  list<Kind extends ApiKind>(kind: Kind): readonly Stored<Kind>[];
}

const kinds = { POD: "Pod", RS: "ReplicaSet", JOB: "Job" } as const;

function firstNamed(records: NamedRecords, kind: ApiKind, prefix: string): string | undefined {
  const living = records.list(kind).map(({ value }) => (value as RecordTypes["Pod"]).metadata);
  return living.find((metadata) => metadata.name.startsWith(prefix) && !metadata.deletionTimestamp)?.name;
}

function volumeOf(records: NamedRecords, claim: string): string | undefined {
  const claims = records.list("PersistentVolumeClaim").map(({ value }) => value);
  return claims.find(({ metadata }) => metadata.name === claim)?.spec?.volumeName;
}

/** A name that nothing has stays as it was written, so that the answer shows it. */
export function substitute(command: string, records: NamedRecords): string {
  return command.replace(/\$(POD|RS|JOB|PV)\(([^)]*)\)/g, (written, variable: string, argument: string) => {
    if (variable === "PV") return volumeOf(records, argument) ?? written;
    return firstNamed(records, kinds[variable as keyof typeof kinds], argument) ?? written;
  });
}
