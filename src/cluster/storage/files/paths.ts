/** Paths as text. */

/** The names in a path; `.` and empty ones are dropped, `..` goes up as far as the root. */
export function partsOf(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return parts;
}

/** An absolute path without `.`, `..` and doubled slashes. */
export const absolute = (path: string, directory = "/"): string =>
  `/${partsOf(path.startsWith("/") ? path : `${directory}/${path}`).join("/")}`;
