import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const box = testContainer();

test.each([
  ["what one command prints is what the next one reads", "printf 'b\\na\\n' | sort | head -1", "a\n"],
  ["an endless writer ends when nobody reads any more", "while true; do echo x; done | head -3", "x\nx\nx\n"],
  ["a semicolon goes on after a failure", "false; echo $?", "1\n"],
  ["two ampersands go on after a success only", "true && echo yes; false && echo no", "yes\n"],
  ["two bars go on after a failure only", "false || echo other; true || echo no", "other\n"],
  ["an exclamation mark turns the status round", "! true; echo $?; ! false; echo $?", "1\n0\n"],
  [
    "the status of a pipeline is that of its last command",
    "false | true; echo $?; true | false; echo $?",
    "0\n1\n",
  ],
  ["a subshell keeps its variables to itself", "x=1; (x=2; echo $x); echo $x", "2\n1\n"],
  ["a group does not", "x=1; { x=2; }; echo $x", "2\n"],
  ["a subshell's exit ends only itself", "(exit 3); echo $?", "3\n"],
  [
    "if takes the branch of the first success",
    "if false; then echo a; elif true; then echo b; else echo c; fi",
    "b\n",
  ],
  ["if without a success takes the else", "if [ 1 = 2 ]; then echo a; else echo c; fi", "c\n"],
  [
    "while goes on as long as its condition holds",
    "i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done",
    "0\n1\n2\n",
  ],
  [
    "until goes on until its condition holds",
    "i=0; until [ $i -ge 2 ]; do echo $i; i=$((i+1)); done",
    "0\n1\n",
  ],
  ["for takes each word", "for d in e m h; do echo $d; done", "e\nm\nh\n"],
  ["for without words takes the arguments", "set -- a 'b c'; for x; do echo \"<$x>\"; done", "<a>\n<b c>\n"],
  [
    "break leaves as many loops as it says",
    "for a in 1 2; do for b in 1 2; do echo $a$b; break 2; done; done",
    "11\n",
  ],
  [
    "continue goes on with the next turn",
    "for a in 1 2 3; do [ $a = 2 ] && continue; echo $a; done",
    "1\n3\n",
  ],
  [
    "case takes the first pattern that matches",
    "case file.txt in *.md) echo md;; *.txt|*.log) echo text;; *) echo other;; esac",
    "text\n",
  ],
  ["a case without a match does nothing", "case a in b) echo b;; esac; echo $?", "0\n"],
  [
    "a quoted pattern is only text",
    "case '*' in '*') echo star;; esac; case a in '*') echo no;; esac",
    "star\n",
  ],
  ["a function has arguments of its own", "f() { echo $1 $#; }; f a b c; echo $#", "a 3\n0\n"],
  ["a function returns a status", "f() { return 7; echo never; }; f; echo $?", "7\n"],
  ["local variables end with their function", "x=1; f() { local x=2; echo $x; }; f; echo $x", "2\n1\n"],
  ["eval reads its words again", "a='echo hi'; eval \"$a there\"", "hi there\n"],
  ["a here-document is expanded", "x=5; cat <<EOF\n$x $((x+1)) $(echo sub)\nEOF", "5 6 sub\n"],
  ["a here-document with a quoted end is not", "x=5; cat <<'EOF'\n$x\nEOF", "$x\n"],
  ["a here-document may lose its tabs", "cat <<-EOF\n\t\ttext\n\tEOF", "text\n"],
  ["a here-string is one line", "cat <<< 'a b'", "a b\n"],
  ["standard error can follow standard output", "ls /nope 2>&1 | wc -l", "1\n"],
  [
    "both can go to a file",
    "ls /nope / >/tmp/both 2>&1; grep -c . /tmp/both >/dev/null && echo some",
    "some\n",
  ],
  ["a group's output goes where it is sent", "{ echo a; echo b; } > /tmp/g; cat /tmp/g", "a\nb\n"],
  [
    "a loop's input comes from where it is sent",
    "printf '1\\n2\\n' > /tmp/in; while read n; do echo n$n; done < /tmp/in",
    "n1\nn2\n",
  ],
  ["appending keeps what was there", "echo a > /tmp/ap; echo b >> /tmp/ap; cat /tmp/ap", "a\nb\n"],
  ["a variable before a command is for it alone", "X=1 sh -c 'echo $X'; echo \"[$X]\"", "1\n[]\n"],
  ["export hands a variable down", "X=2; export X; sh -c 'echo $X'", "2\n"],
  ["exec with redirections alone keeps them", "exec > /tmp/ex; echo into; exec >&2; cat /tmp/ex", ""],
  ["comments are skipped", "echo a # b\n# c\necho d", "a\nd\n"],
  ["lines are joined at a backslash", "echo a \\\nb", "a b\n"],
  [
    "command -v says where a program is",
    "command -v ls; command -v cd; command -v nope; echo $?",
    "/bin/ls\ncd\n127\n",
  ],
  [
    "type says what a name is",
    "f() { :; }; type cd ls f if nope",
    "cd is a shell builtin\nls is /bin/ls\nf is a shell function\nif is a shell keyword\nnope: not found\n",
  ],
  [
    "getopts takes options one by one",
    "set -- -a -b val rest; while getopts ab: o; do echo $o $OPTARG; done; echo $OPTIND",
    "a\nb val\n4\n",
  ],
  [
    "read cuts a line into names, the last takes the rest",
    "echo 'a b c d' | { read x y; echo $x; echo $y; }",
    "a\nb c d\n",
  ],
  ["read with -r leaves backslashes alone", "printf '%s\\n' 'a\\b' | { read -r x; echo \"$x\"; }", "a\\b\n"],
  ["cd changes where things are looked for", "cd /tmp && pwd && cd .. && pwd && cd - ", "/tmp\n/\n/tmp\n"],
  [
    "a script file runs with its arguments",
    "printf '#!/bin/sh\\necho $0 $1\\n' > /tmp/s; chmod +x /tmp/s; /tmp/s arg",
    "/tmp/s arg\n",
  ],
  ["a script without #! runs too", "echo 'echo plain $1' > /tmp/p; chmod +x /tmp/p; /tmp/p x", "plain x\n"],
  ["a dot reads commands into this shell", "echo 'y=9' > /tmp/lib; . /tmp/lib; echo $y", "9\n"],
])("%s", (_, line, stdout) => {
  expect(box.sh(line).stdout).toBe(stdout);
});

test("the last command takes the shell's place, so that it has process 1", () => {
  const sleeper = testContainer({ command: ["sh", "-c", "echo x > /f; sleep 3600"] });
  expect(sleeper.sh("ps").stdout).toMatch(/^ {4}1 root {5}sleep 3600$/m);
});

test("a shell whose last line ends with a newline stays", () => {
  const sleeper = testContainer({ command: ["sh", "-c", "sleep 3600\n"] });
  expect(sleeper.sh("ps").stdout).toMatch(/^ {4}1 root {5}sh -c sleep 3600/m);
});

test("a shell that waits with a trap stays, too", () => {
  const sleeper = testContainer({ command: ["sh", "-c", "trap 'exit 0' TERM; sleep 3600"] });
  expect(sleeper.sh("ps").stdout).toMatch(/^ {4}1 root {5}sh -c trap/m);
});

test("set -e ends at the first failure that nobody looks at", () => {
  expect(
    box.sh("set -e; false || true; if false; then :; fi; ! true; echo on; false; echo never"),
  ).toMatchObject({
    stdout: "on\n",
    exitCode: 1,
  });
});

test("set -x shows commands before they run", () => {
  expect(box.sh("set -x; a='b c'; echo $a").stderr).toBe("+ a='b c'\n+ echo b c\n");
});

test("set -u refuses what is not set", () => {
  expect(box.sh("set -u; echo $nope; echo never")).toMatchObject({
    stdout: "",
    stderr: "sh: nope: parameter not set\n",
    exitCode: 2,
  });
});
