/** Paths inside volumes and on nodes. */
import { type FieldError, invalid } from "./field-error.ts";

/** No part of the path is `..`. */
export function checkNoBacksteps(path: string, field: string): readonly FieldError[] {
  return path.split("/").includes("..") ? [invalid(field, path, "must not contain '..'")] : [];
}

/** A path that stays below where it starts (`validateLocalDescendingPath`). */
export function checkDescendingPath(path: string, field: string): readonly FieldError[] {
  const absolute = path.startsWith("/") ? [invalid(field, path, "must be a relative path")] : [];
  return [...absolute, ...checkNoBacksteps(path, field)];
}

/** Also not one of the names the kubelet keeps for itself (`validateLocalNonReservedPath`). */
export function checkFilePath(path: string, field: string): readonly FieldError[] {
  const reserved = path.startsWith("..") && !path.startsWith("../") && path !== "..";
  return [
    ...checkDescendingPath(path, field),
    ...(reserved ? [invalid(field, path, "must not start with '..'")] : []),
  ];
}
