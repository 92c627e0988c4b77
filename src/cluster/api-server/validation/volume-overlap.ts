/**
 * Files of one volume that get in each other's way: the later one hides the earlier one, or its directory.
 */
import type { ProjectedSource, Volume } from "#api";

interface MappedFile {
  readonly path: string;
  /** Where the file comes from, printed for projected volumes: `ConfigMap "app"`. */
  readonly source?: string;
}

type Projection = NonNullable<ProjectedSource["sources"]>[number];

/**
 * `volume "v" (ConfigMap "app"): overlapping paths: "a/b" with "a"` (`checkVolumeMappingForOverlap` of
 * `pkg/api/pod/warnings.go`).
 */
export function overlapWarnings(volume: Volume): readonly string[] {
  const { name, configMap, secret, downwardAPI, projected } = volume;
  const sets: readonly (readonly [kind: string, files: readonly MappedFile[]])[] = [
    [`ConfigMap "${configMap?.name}"`, filesOf(configMap?.items)],
    [`Secret "${secret?.secretName}"`, filesOf(secret?.items)],
    ["DownwardAPI", filesOf(downwardAPI?.items)],
    ["Projected", (projected?.sources ?? []).flatMap(projectedFiles)],
  ];
  return sets.flatMap(([kind, files]) =>
    overlaps(files).map((pair) => `volume "${name}" (${kind}): overlapping paths: ${pair}`),
  );
}

function filesOf(
  items: readonly { readonly path: string }[] | undefined,
  source?: string,
): readonly MappedFile[] {
  return (items ?? []).map(({ path }) => ({ path: path.replace(/\/+$/, ""), ...(source ? { source } : {}) }));
}

function projectedFiles({
  configMap,
  secret,
  downwardAPI,
  serviceAccountToken,
}: Projection): readonly MappedFile[] {
  return [
    ...filesOf(secret?.items, `Secret "${secret?.name}"`),
    ...filesOf(downwardAPI?.items, "DownwardAPI"),
    ...filesOf(configMap?.items, `ConfigMap "${configMap?.name}"`),
    ...filesOf(serviceAccountToken ? [serviceAccountToken] : [], "ServiceAccountToken"),
  ];
}

function overlaps(files: readonly MappedFile[]): readonly string[] {
  return files.flatMap((file, index) =>
    files
      .slice(0, index)
      .filter((earlier) => isInside(file.path, earlier.path) || isInside(earlier.path, file.path))
      .sort((left, right) => right.path.length - left.path.length)
      .map((earlier) => `${described(file)} with ${described(earlier)}`),
  );
}

function isInside(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

function described({ path, source }: MappedFile): string {
  return source ? `"${path}" (${source})` : `"${path}"`;
}
