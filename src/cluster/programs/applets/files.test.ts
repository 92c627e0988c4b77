import { expect, test } from "vitest";
import { testContainer, testMachine } from "../test-machine.ts";

const box = testContainer({
  mounts: [
    { path: "/ro", readOnly: true },
    { path: "/data" },
    { path: "/m", memory: true, capacityBytes: 32 * 1024 * 1024 },
  ],
});
/** The time of day in a listing differs from test to test. */
const timeless = (text: string): string => text.replace(/[A-Z][a-z]{2} [ \d]\d \d\d:\d\d/g, "<time>");

test.each([
  [
    "files and directories of a list stand apart",
    "echo a > /data/file.txt; echo b > /file.txt; ls -l /data /file.txt",
    "-rw-r--r--    1 root     root             2 <time> /file.txt\n\n/data:\ntotal 4\n-rw-r--r--    1 root     root             2 <time> file.txt\n",
  ],
  ["one directory has no title", "ls /data", "file.txt\n"],
  ["an empty directory prints nothing", "mkdir /e; ls /e; ls -l /e", "total 0\n"],
  [
    "all means also the directory itself and its parent",
    "ls -la /data",
    "total 12\ndrwxr-xr-x    2 root     root          4096 <time> .\ndrwxr-xr-x    1 root     root          4096 <time> ..\n-rw-r--r--    1 root     root             2 <time> file.txt\n",
  ],
  ["almost all means hidden files only", "touch /e/.h /e/x; ls -A /e", ".h\nx\n"],
  [
    "a directory can be listed itself",
    "ls -ld /data",
    "drwxr-xr-x    2 root     root          4096 <time> /data\n",
  ],
  [
    "a link shows where it leads",
    "ln -s /file.txt /l; ls -l /l",
    "lrwxrwxrwx    1 root     root             9 <time> /l -> /file.txt\n",
  ],
  ["a link can be followed", "ls -lL /l", "-rw-r--r--    1 root     root             2 <time> /l\n"],
  [
    "sizes can be for people",
    "dd if=/dev/zero of=/big bs=1M count=3 2>/dev/null; ls -lh /big",
    "-rw-r--r--    1 root     root          3.0M <time> /big\n",
  ],
  ["the newest can stand first", "cd /tmp; touch a; sleep 2; touch b; ls -t", "b\na\n"],
  [
    "below a directory everything can be listed",
    "mkdir -p /r/s; touch /r/s/f; ls -R /r",
    "/r:\ns\n\n/r/s:\nf\n",
  ],
  [
    "special bits show",
    "chmod 2775 /e; chmod 1777 /r; ls -ld /e /r | cut -c1-10",
    "drwxrwsr-x\ndrwxrwxrwt\n",
  ],
  ["tmpfs counts twenty bytes an entry", "touch /m/a; ls -ld /m | cut -c30-44", "            60 \n"],
])("ls: %s", (_, line, stdout) => {
  expect(timeless(box.sh(line).stdout)).toBe(stdout);
});

test("ls: what is not there is told of, the rest is listed", () => {
  expect(box.sh("ls /nope /e/x")).toEqual({
    stdout: "/e/x\n",
    stderr: "ls: /nope: No such file or directory\n",
    exitCode: 1,
  });
});

test("ls: a terminal gets columns", () => {
  expect(box.sh("cd /e; touch a b c; ls", { terminal: true }).stdout).toBe("a  b  c  x\n");
});

test.each([
  ["cat prints files one after the other", "cat /file.txt /data/file.txt", "b\na\n", "", 0],
  [
    "cat prints what is there and complains of the rest",
    "cat /file.txt /nope",
    "b\n",
    "cat: can't open '/nope': No such file or directory\n",
    1,
  ],
  ["cat reads its input", "echo in | cat - /file.txt", "in\nb\n", "", 0],
  ["cat numbers lines", "printf 'a\\nb\\n' | cat -n", "     1\ta\n     2\tb\n", "", 0],
  ["touch on a read-only volume", "touch /ro/f", "", "touch: /ro/f: Read-only file system\n", 1],
  ["rm of what is not there", "rm /nope", "", "rm: can't remove '/nope': No such file or directory\n", 1],
  ["rm -f does not mind", "rm -f /nope", "", "", 0],
  ["rm of a directory", "mkdir /d1; rm /d1", "", "rm: '/d1' is a directory\n", 1],
  [
    "rm -r takes what is in it",
    "mkdir -p /d2/x; touch /d2/x/f; rm -r /d2; ls /d2",
    "",
    "ls: /d2: No such file or directory\n",
    1,
  ],
  [
    "rm of a mounted directory",
    "rm -r /data/file.txt /data",
    "",
    "rm: can't remove '/data': Device or resource busy\n",
    1,
  ],
  [
    "mv of a mounted directory",
    "mv /data /data2",
    "",
    "mv: can't rename '/data': Device or resource busy\n",
    1,
  ],
  ["rmdir of what is not empty", "mkdir -p /d3/x; rmdir /d3", "", "rmdir: '/d3': Directory not empty\n", 1],
  ["mkdir of what is there", "mkdir /e", "", "mkdir: can't create directory '/e': File exists\n", 1],
  ["mkdir -p does not mind", "mkdir -p /e/y/z; ls -d /e/y/z", "/e/y/z\n", "", 0],
  ["cp of what is not there", "cp /nope /x", "", "cp: can't stat '/nope': No such file or directory\n", 1],
  [
    "cp to a read-only volume",
    "cp /file.txt /ro/f",
    "",
    "cp: can't create '/ro/f': Read-only file system\n",
    1,
  ],
  ["cp of a directory without -r", "cp /e /e2", "", "cp: omitting directory '/e'\n", 1],
  [
    "cp -r of a directory's inside",
    "mkdir -p /from/s; echo 1 > /from/s/f; mkdir /to; cp -r /from/. /to/; cat /to/s/f",
    "1\n",
    "",
    0,
  ],
  [
    "mv between volumes copies and removes",
    "echo v > /mv; mv /mv /data/mv; cat /data/mv; ls /mv",
    "v\n",
    "ls: /mv: No such file or directory\n",
    1,
  ],
  ["ln of what is there", "ln -s a /file.txt", "", "ln: /file.txt: File exists\n", 1],
  ["readlink follows one link", "readlink /l; readlink -f /l", "/file.txt\n/file.txt\n", "", 0],
  ["chmod with letters", "touch /c; chmod u+x,go-r /c; stat -c '%a %A' /c", "700 -rwx------\n", "", 0],
  ["stat of what is not there", "stat /nope", "", "stat: can't stat '/nope': No such file or directory\n", 1],
  ["an unknown option is told of", "rm --what /x", "", "rm: unrecognized option '--what'\n", 1],
])("%s", (_, line, stdout, stderr, exitCode) => {
  const outcome = box.sh(line);
  expect(outcome.stdout).toBe(stdout);
  expect(outcome.stderr.startsWith(stderr)).toBe(true);
  expect(outcome.exitCode).toBe(exitCode);
});

test("dd counts full and partial blocks, in busybox without a word on speed", () => {
  expect(box.sh("dd if=/dev/zero of=/z bs=1M count=2; echo abc | dd of=/y bs=2; wc -c /z /y")).toEqual({
    stdout: "  2097152 /z\n        4 /y\n  2097156 total\n",
    stderr: "2+0 records in\n2+0 records out\n2+0 records in\n2+0 records out\n",
    exitCode: 0,
  });
});

test("dd stops where the disk is full, and keeps what fitted", () => {
  const small = testContainer({
    mounts: [{ path: "/cache", memory: true, capacityBytes: 32 * 1024 * 1024 }],
  });
  expect(small.sh("echo hot > /cache/x; dd if=/dev/zero of=/cache/big bs=1M count=40")).toEqual({
    stdout: "",
    stderr: "dd: error writing '/cache/big': No space left on device\n32+0 records in\n31+0 records out\n",
    exitCode: 1,
  });
  expect(timeless(small.sh("ls -l /cache").stdout)).toBe(
    "total 32768\n-rw-r--r--    1 root     root      33550336 <time> big\n-rw-r--r--    1 root     root             4 <time> x\n",
  );
});

test("somebody else may not write what is root's", () => {
  const ed = testContainer({ uid: 1000, groups: [2000] });
  expect(ed.sh("id; echo x > /f; touch /g")).toEqual({
    stdout: "uid=1000 gid=0(root) groups=0(root),2000\n",
    stderr: "sh: can't create /f: Permission denied\ntouch: /g: Permission denied\n",
    exitCode: 1,
  });
});

const node = testMachine("node-1");

test.each([
  ["ls of what is not there", "ls /nope", "", "ls: cannot access '/nope': No such file or directory\n", 2],
  [
    "columns as wide as they must be",
    "mkdir -p /d; echo from-a > /d/a.txt; printf 1234567890 > /d/old; chown 1000:2000 /d/a.txt; ls -l /d",
    "total 8\n-rw-r--r-- 1 1000 2000  7 <time> a.txt\n-rw-r--r-- 1 root root 10 <time> old\n",
    "",
    0,
  ],
  ["cat of what is not there", "cat /nope", "", "cat: /nope: No such file or directory\n", 1],
  ["rm of what is not there", "rm /nope", "", "rm: cannot remove '/nope': No such file or directory\n", 1],
  ["rm of everything", "rm -rf /", "", "rm: it is dangerous to operate recursively on '/'\n", 1],
  ["mv of what is not there", "mv /nope /x", "", "mv: cannot stat '/nope': No such file or directory\n", 1],
  ["cp of a directory without -r", "cp /d /e", "", "cp: -r not specified; omitting directory '/d'\n", 1],
  ["mkdir of what is there", "mkdir /d", "", "mkdir: cannot create directory '/d': File exists\n", 1],
  [
    "head of what is not there",
    "head /nope",
    "",
    "head: cannot open '/nope' for reading: No such file or directory\n",
    1,
  ],
  [
    "mkdir and cat in one line",
    "mkdir -p /mnt/disk1; echo root > /mnt/disk1/old; cat /mnt/disk1/old",
    "root\n",
    "",
    0,
  ],
  ["replacing a file", "echo v3 > /a.new && mv /a.new /a; cat /a", "v3\n", "", 0],
])("on a node: %s", (_, line, stdout, stderr, exitCode) => {
  const outcome = node.sh(line);
  expect({ ...outcome, stdout: timeless(outcome.stdout) }).toMatchObject({ stdout, exitCode });
  expect(outcome.stderr.startsWith(stderr)).toBe(true);
});
