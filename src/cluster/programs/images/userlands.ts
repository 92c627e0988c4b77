/** The files below most images: busybox, Alpine, Debian. */

import type { ImageNode } from "../../storage/files/image-tree.ts";
import { applets } from "../applets/index.ts";
import { type Directory, directory, executable, executables, symlink, textFile, withFiles } from "./tree.ts";

/** What only GNU machines have, and what busybox is built without in the recorded `busybox:1.36`. */
const notInBusybox = [
  "pgrep",
  "pkill",
  "vim",
  "nano",
  "emacs",
  "git",
  "ctr",
  "crictl",
  "systemctl",
  "journalctl",
  "curl",
  "arch",
];
const notInDebian = [
  "busybox",
  "killall5",
  "killall",
  "ping",
  "nslookup",
  "wget",
  "nc",
  "vi",
  "vim",
  "nano",
  "emacs",
  "httpd",
  "git",
  "ctr",
  "crictl",
  "systemctl",
  "journalctl",
  "curl",
  "top",
  "ps",
  "pgrep",
  "pkill",
  "pidof",
  "free",
  "uptime",
  "less",
  "reset",
  "clear",
];

const names = (without: readonly string[]): readonly string[] =>
  [...applets.keys()].filter((name) => !without.includes(name));

/** Directories that the runtime or everybody expects. */
const skeleton: Readonly<Record<string, ImageNode>> = {
  "/dev": directory(),
  "/etc": directory(),
  "/proc": directory(0o555),
  "/root": directory(0o700),
  "/sys": directory(0o555),
  "/tmp": directory(0o1777),
  "/var": directory(),
};

const busyboxPasswd =
  "root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nbin:x:2:2:bin:/bin:/bin/false\nsys:x:3:3:sys:/dev:/bin/false\nsync:x:4:100:sync:/bin:/bin/sync\nmail:x:8:8:mail:/var/spool/mail:/bin/false\nwww-data:x:33:33:www-data:/var/www:/bin/false\noperator:x:37:37:Operator:/var:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n";
const busyboxGroup =
  "root:x:0:\ndaemon:x:1:\nbin:x:2:\nsys:x:3:\nadm:x:4:\ntty:x:5:\ndisk:x:6:\nmail:x:8:\nwww-data:x:33:\nusers:x:100:\nnobody:x:65534:\n";

export const busyboxUserland: Directory = withFiles(directory(), {
  ...skeleton,
  ...executables("/bin", ["sh", "ash", "busybox", ...names(notInBusybox)], "busybox"),
  "/etc/passwd": textFile(busyboxPasswd),
  "/etc/group": textFile(busyboxGroup),
  "/etc/shadow": textFile("root:*:::::::\n", 0o640),
  "/home": directory(),
  "/lib": directory(),
  "/lib64": symlink("lib"),
  "/usr/bin/env": symlink("../../bin/env"),
  "/usr/sbin": directory(),
  "/var/www": directory(),
  "/var/spool/mail": directory(),
});

const alpineInSbin = ["ping", "killall5", "sync"];

export const alpineUserland = (version: string): Directory =>
  withFiles(directory(), {
    ...skeleton,
    "/bin/busybox": executable("busybox-musl"),
    ...Object.fromEntries(
      ["sh", "ash", ...names(notInBusybox.filter((name) => !name.startsWith("p")))].map((name) => [
        alpineInSbin.includes(name) ? `/sbin/${name}` : `/bin/${name}`,
        symlink("/bin/busybox"),
      ]),
    ),
    "/etc/alpine-release": textFile(`${version}\n`),
    "/etc/os-release": textFile(
      `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v${version.replace(/\.\d+$/, "")}"\nHOME_URL="https://alpinelinux.org/"\n`,
    ),
    "/etc/passwd": textFile(
      "root:x:0:0:root:/root:/bin/sh\nbin:x:1:1:bin:/bin:/sbin/nologin\ndaemon:x:2:2:daemon:/sbin:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n",
    ),
    "/etc/group": textFile(
      "root:x:0:root\nbin:x:1:root,bin,daemon\ndaemon:x:2:root,bin,daemon\nadm:x:4:root,daemon\ntty:x:5:\nusers:x:100:\nnobody:x:65534:\n",
    ),
    "/home": directory(),
    "/media": directory(),
    "/mnt": directory(),
    "/opt": directory(),
    "/srv": directory(),
    "/usr/bin/env": symlink("/bin/busybox"),
    "/usr/local/bin": directory(),
    "/var/log": directory(),
    "/var/tmp": directory(0o1777),
  });

const debianPasswd =
  "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\nsys:x:3:3:sys:/dev:/usr/sbin/nologin\nsync:x:4:65534:sync:/bin:/bin/sync\nmail:x:8:8:mail:/var/mail:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
const debianGroup =
  "root:x:0:\ndaemon:x:1:\nbin:x:2:\nsys:x:3:\nadm:x:4:\ntty:x:5:\ndisk:x:6:\nmail:x:8:\nsudo:x:27:\nwww-data:x:33:\nusers:x:100:\nnogroup:x:65534:\n";

/** @param extra tools beyond those of the slim image, such as `curl` */
export const debianUserland = (extra: readonly string[] = []): Directory =>
  withFiles(directory(), {
    ...skeleton,
    "/bin": symlink("usr/bin"),
    "/sbin": symlink("usr/sbin"),
    ...executables(
      "/usr/bin",
      ["sh", "dash", "bash", ...names(notInDebian.filter((name) => !extra.includes(name)))],
      "coreutils",
    ),
    "/usr/sbin": directory(),
    "/etc/debian_version": textFile("12.11\n"),
    "/etc/os-release": textFile(
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\nHOME_URL="https://www.debian.org/"\n',
    ),
    "/etc/passwd": textFile(debianPasswd),
    "/etc/group": textFile(debianGroup),
    "/etc/hostname": textFile("localhost\n"),
    "/etc/hosts": textFile("127.0.0.1\tlocalhost\n"),
    "/home": directory(),
    "/media": directory(),
    "/mnt": directory(),
    "/opt": directory(),
    "/run": directory(),
    "/srv": directory(),
    "/usr/local/bin": directory(),
    "/usr/local/sbin": directory(),
    "/usr/share": directory(),
    "/var/lib": directory(),
    "/var/log": directory(),
    "/var/run": symlink("/run"),
    "/var/tmp": directory(0o1777),
  });
