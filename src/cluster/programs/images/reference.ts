/**
 * Names of images, written in full: `nginx` is `docker.io/library/nginx:latest`
 * (github.com/distribution/reference).
 */

export interface Reference {
  /** `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tag: string;
  readonly digest?: string;
  /** Repository and tag (or digest), in full. */
  readonly name: string;
}

export function parseReference(text: string): Reference {
  const [beforeDigest = "", digest] = text.split("@");
  const slash = beforeDigest.lastIndexOf("/");
  const colon = beforeDigest.indexOf(":", slash + 1);
  const path = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tag = colon < 0 ? "latest" : beforeDigest.slice(colon + 1);
  const [first = ""] = path.split("/");
  const hasRegistry = path.includes("/") && (/[.:]/.test(first) || first === "localhost");
  const inRegistry = path.includes("/") ? `docker.io/${path}` : `docker.io/library/${path}`;
  const repository = hasRegistry ? path : inRegistry;
  return {
    repository,
    tag,
    ...(digest !== undefined && { digest }),
    name: digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`,
  };
}
