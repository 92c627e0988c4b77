/** What a system call answers when it cannot be done, with the words of the C library. */
const messages = {
  ENOENT: "No such file or directory",
  EACCES: "Permission denied",
  EPERM: "Operation not permitted",
  EEXIST: "File exists",
  ENOTDIR: "Not a directory",
  EISDIR: "Is a directory",
  EINVAL: "Invalid argument",
  ENOSPC: "No space left on device",
  EROFS: "Read-only file system",
  ENOTEMPTY: "Directory not empty",
  EBUSY: "Resource busy",
  EXDEV: "Invalid cross-device link",
  ELOOP: "Too many levels of symbolic links",
  EPIPE: "Broken pipe",
  ESRCH: "No such process",
  EIO: "I/O error",
  EBADF: "Bad file descriptor",
  ENOEXEC: "Exec format error",
  ECONNREFUSED: "Connection refused",
  EHOSTUNREACH: "Host is unreachable",
  ETIMEDOUT: "Operation timed out",
  ENOMEM: "Cannot allocate memory",
  ESTALE: "Stale file handle",
} as const;

export type SystemErrorCode = keyof typeof messages;

/** Thrown by system calls; programs catch it and print `message` in their own form. */
export class SystemError extends Error {
  readonly code: SystemErrorCode;

  constructor(code: SystemErrorCode) {
    super(messages[code]);
    this.code = code;
  }
}
