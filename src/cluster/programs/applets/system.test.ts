import { expect, test } from "vitest";
import { testContainer, testMachine } from "../test-machine.ts";

const box = testContainer({
  mounts: [{ path: "/data" }, { path: "/cache", memory: true, capacityBytes: 32 * 1024 * 1024 }],
});
const node = testMachine("node-1");

test.each([
  ["hostname", "hostname", "box\n"],
  ["who it is", "id; whoami", "uid=0(root) gid=0(root) groups=0(root)\nroot\n"],
  [
    "the date is the cluster's",
    "date +%Y-%m-%d; date -u +%H:%M; date -d @0 +%F",
    "2026-01-01\n00:00\n1970-01-01\n",
  ],
  ["seconds since 1970", "date +%s", "1767225600\n"],
  [
    "paths are taken apart",
    "basename /a/b.txt; basename /a/b.txt .txt; dirname /a/b; dirname a",
    "b.txt\nb\n/a\n.\n",
  ],
  [
    "the environment is sorted by whoever sorts it",
    "env | sort | head -4",
    "HOME=/root\nHOSTNAME=box\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nPWD=/\n",
  ],
  ["env runs with more variables", "env A=1 sh -c 'echo $A'; env -i B=2 /bin/env", "1\nB=2\n"],
  ["printenv", "printenv HOME; printenv NOPE; echo $?", "/root\n1\n"],
  ["which", "which ls sh; which nope; echo $?", "/bin/ls\n/bin/sh\n1\n"],
  [
    "what lies where",
    "mount | grep -E 'cache| / '",
    "overlay on / type overlay (rw,relatime)\ntmpfs on /cache type tmpfs (rw,relatime)\n",
  ],
  [
    "how full it is",
    "df -h /cache",
    "Filesystem                Size      Used Available Use% Mounted on\ntmpfs                    32.0M         0     32.0M   0% /cache\n",
  ],
  [
    "what takes how much",
    "mkdir /du; dd if=/dev/zero of=/du/f bs=1k count=10 2>/dev/null; du /du; du -sh /du",
    "16\t/du\n16.0K\t/du\n",
  ],
  [
    "find by name, type, depth",
    "mkdir -p /f/a/b; touch /f/x.txt /f/a/y.txt; find /f -name '*.txt' | sort; find /f -type d | sort; find /f -maxdepth 1 | sort",
    "/f/a/y.txt\n/f/x.txt\n/f\n/f/a\n/f/a/b\n/f\n/f/a\n/f/x.txt\n",
  ],
  [
    "find runs and deletes",
    "find /f -name '*.txt' -exec basename {} \\; | sort; find /f -name 'y*' -delete; find /f -type f; find /f -empty -type d",
    "x.txt\ny.txt\n/f/x.txt\n/f/a/b\n",
  ],
  ["temporary files", "f=$(mktemp); echo $f | cut -c1-9; test -f $f && echo there", "/tmp/tmp.\nthere\n"],
  [
    "timeout ends what takes too long",
    "timeout 2 sleep 100; echo $?; timeout 5 sh -c 'exit 3'; echo $?",
    "143\n3\n",
  ],
  ["sizes can be set", "truncate -s 5k /tr; wc -c < /tr", "5120\n"],
  [
    "an archive holds files",
    "mkdir -p /ar/s; echo 안녕 > /ar/s/f; tar cf /a.tar -C /ar s; tar tf /a.tar; mkdir /out; tar xf /a.tar -C /out; cat /out/s/f",
    "s/\ns/f\n안녕\n",
  ],
  ["an archive goes through a pipe", "tar cf - /ar/s/f 2>/dev/null | tar xOf -", "안녕\n"],
  [
    "stat shows details",
    "echo abc > /st; stat -c '%n %s %F %U:%G %a' /st",
    "/st 4 regular file root:root 644\n",
  ],
  ["the kernel", "uname; uname -m", "Linux\nx86_64\n"],
  ["numbers of signals", "kill -l 9; kill -l TERM", "KILL\n15\n"],
])("%s", (_, line, stdout) => {
  expect(box.sh(line).stdout).toBe(stdout);
});

test("busybox ps shows pid, user and command", () => {
  expect(box.run(["ps"]).stdout).toMatch(
    /^PID {3}USER {5}COMMAND\n {4}1 root {5}sleep 100000\n +\d+ root {5}ps\n$/,
  );
});

test("the recorded busybox has no pgrep", () => {
  expect(box.sh('kill -9 $(pgrep -f "sleep 7" | head -1)')).toEqual({
    stdout: "",
    stderr: "sh: pgrep: not found\nsh: you need to specify whom to kill\n",
    exitCode: 1,
  });
});

test("processes are found by name on a node", () => {
  expect(
    node.sh("sleep 77 & pgrep -x sleep | wc -l; pkill -x sleep; wait; pgrep -x sleep; echo $?").stdout,
  ).toBe("1\n1\n");
});

test("timeout on a GNU machine ends with 124", () => {
  expect(node.sh("timeout 1 sleep 5; echo $?").stdout).toBe("124\n");
});

test("GNU dd tells how much it copied", () => {
  expect(node.sh("dd if=/dev/zero of=/z bs=1M count=2").stderr).toMatch(
    /^2\+0 records in\n2\+0 records out\n2097152 bytes \(2.1 MB, 2.0 MiB\) copied, /,
  );
});

test("a web server serves a directory, wget and curl ask it", () => {
  const server = testContainer({ command: ["sh", "-c", "mkdir /srv; httpd -f -h /srv"] });
  server.sh("echo one > /srv/index.html");
  expect(server.sh("wget -qO- http://localhost/")).toEqual({ stdout: "one\n", stderr: "", exitCode: 0 });
  expect(server.sh("wget -qO- localhost/nope")).toEqual({
    stdout: "",
    stderr: "wget: server returned error: HTTP/1.1 404 Not Found\n",
    exitCode: 1,
  });
  expect(server.sh("wget -qO- http://localhost:81/").stderr).toBe(
    "wget: can't connect to remote host (127.0.0.1): Connection refused\n",
  );
  expect(server.sh("wget -qO- http://nosuch/").stderr).toBe("wget: bad address 'nosuch'\n");
});

test("free, uptime and top have something to say", () => {
  expect(box.sh("free | head -1; uptime; top | head -1").stdout.split("\n")).toHaveLength(4);
});
