import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const box = testContainer();

test("echo prints its words", () => {
  expect(box.sh("echo hello   world")).toEqual({ stdout: "hello world\n", stderr: "", exitCode: 0 });
});
test.each([
  ["echo a > /f; cat /f; ls /*.txt", "a\n"],
  ["x=5; echo $((x*2+1)) ${x:-d} ${y:-d} ${#x}", "11 5 d 1\n"],
  ["for i in 1 2 3; do echo $i; done | sort -r | head -2", "3\n2\n"],
  ["echo $(echo hi; echo there)", "hi there\n"],
  ["f() { echo $1-$#; return 3; }; f a b; echo $?", "a-2\n3\n"],
  ["cat <<EOF\nx=$((1+1))\nEOF\n", "x=2\n"],
  ["a='x y'; set -- $a; echo $# \"$a\"; printf '%s|' \"$@\"", "2 x y\nx|y|"],
  ["while true; do echo x; done | head -3", "x\nx\nx\n"],
  ["case abc in a*) echo yes;; *) echo no;; esac", "yes\n"],
  ["i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done", "1\n3\n"],
  ["hostname; echo $0; pwd", "box\nsh\n/\n"],
  ["echo a b | { read x y; echo $y$x; }", "ba\n"],
  ["(exit 3); echo $?; ! true; echo $?", "3\n1\n"],
  ["sleep 5 & wait; echo done", "done\n"],
  ["trap 'echo bye' EXIT; echo hi", "hi\nbye\n"],
  ["p=/a/b/c.txt; echo ${p##*/} ${p%.txt} ${p%%/*}", "c.txt /a/b/c\n"],
])("%s", (line, out) => {
  expect(box.sh(line).stdout).toBe(out);
});
