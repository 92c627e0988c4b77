/** Whose tools these are: the same names, other layouts and other words. */
import { SystemError, type SystemErrorCode } from "../../processes/system-error.ts";

export interface Flavour {
  readonly tools: "busybox" | "gnu";
  /** The C library words the errors. */
  readonly library: "glibc" | "musl";
}

/** `busybox:1.36` is built with glibc, like Debian and its kind. */
export const busyboxFlavour: Flavour = { tools: "busybox", library: "glibc" };
/** Alpine's busybox. */
export const alpineFlavour: Flavour = { tools: "busybox", library: "musl" };
export const gnuFlavour: Flavour = { tools: "gnu", library: "glibc" };

const glibcTexts: Readonly<Partial<Record<SystemErrorCode, string>>> = {
  EBUSY: "Device or resource busy",
  EIO: "Input/output error",
  ETIMEDOUT: "Connection timed out",
  EHOSTUNREACH: "No route to host",
};

const muslTexts: Readonly<Partial<Record<SystemErrorCode, string>>> = {
  EBUSY: "Resource busy",
  ELOOP: "Symbolic link loop",
  EXDEV: "Cross-device link",
};

/** What `strerror` says; anything but a `SystemError` is thrown on. */
export function errorText(error: unknown, flavour: Flavour): string {
  if (!(error instanceof SystemError)) throw error;
  const texts = flavour.library === "glibc" ? glibcTexts : muslTexts;
  return texts[error.code] ?? error.message;
}
