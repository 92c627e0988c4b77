// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are shell expansions
import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const box = testContainer();

test.each([
  ["single quotes keep everything", "echo 'a $x `b` \"c\"'", 'a $x `b` "c"\n'],
  ["double quotes keep blanks and expand", 'x="a   b"; echo "$x" $x', "a   b a b\n"],
  ["a backslash keeps one character", "echo a\\ b \\$x \\\\", "a b $x \\\n"],
  ["an empty quoted word is an argument", "set -- '' \"\" ; echo $#", "2\n"],
  ["an unset variable is no argument", "set -- $nope; echo $#", "0\n"],
  [
    "a default stands in for what is missing",
    "echo ${x-a} ${x:-b}; x=; echo [${x-a}] [${x:-b}]",
    "a b\n[] [b]\n",
  ],
  ["a default may be assigned", "echo ${x:=a}; echo $x", "a\na\n"],
  ["an alternative stands in for what is there", "x=1; echo [${x:+set}] [${y:+set}]", "[set] []\n"],
  ["a prefix is cut off", "p=/a/b/c.tar.gz; echo ${p##*/} ${p#*/}", "c.tar.gz a/b/c.tar.gz\n"],
  ["a suffix is cut off", "p=c.tar.gz; echo ${p%%.*} ${p%.*}", "c c.tar\n"],
  ["a length is counted", "x=hello; echo ${#x}; set -- a b; echo ${#}", "5\n2\n"],
  ["a part is replaced", "x=a-b-c; echo ${x/-/_} ${x//-/_}", "a_b-c a_b_c\n"],
  ["a slice is taken", "x=abcdef; echo ${x:2} ${x:1:3}", "cdef bcd\n"],
  [
    "the status, the count and the arguments have names",
    "set -- a 'b c'; true; echo $? $# $1 \"$2\" $*",
    "0 2 a b c a b c\n",
  ],
  [
    "quoted, each argument stays one",
    "set -- a 'b c'; printf '<%s>' \"$@\"; printf '<%s>' \"$*\"; printf '<%s>' $@",
    "<a><b c><a b c><a><b><c>",
  ],
  [
    "words are split where IFS says",
    "IFS=:; x=a:b::c; set -- $x; echo $#; printf '<%s>' $x",
    "4\n<a><b><><c>",
  ],
  ["a command's output is split too", "set -- $(printf 'a b\\nc\\n'); echo $#", "3\n"],
  [
    "quoted, only the newlines at its end are lost",
    "x=\"$(printf 'a\\nb\\n\\n')\"; printf '[%s]' \"$x\"",
    "[a\nb]",
  ],
  ["backquotes do the same", "echo `echo a \\`echo b\\``", "a b\n"],
  ["substitutions nest", "echo $(echo $(echo $((1+1))))", "2\n"],
  [
    "arithmetic has the operators of C",
    "echo $((7/2)) $((7%3)) $((2*3+4)) $(((1+2)*3)) $((1<2)) $((5>>1)) $((~0)) $((3>2?10:20))",
    "3 1 10 9 1 2 -1 10\n",
  ],
  ["arithmetic assigns", "x=5; echo $((x+=2)) $((x++)) $x $((--x))", "7 7 8 7\n"],
  ["arithmetic reads octal and hexadecimal", "echo $((010)) $((0x1f))", "8 31\n"],
  ["arithmetic wraps at 64 bits", "echo $((9223372036854775807+1))", "-9223372036854775808\n"],
  [
    "a pattern stands for the files that match, in order",
    "mkdir -p /g; cd /g; touch b.txt a.txt c.log; echo *.txt",
    "a.txt b.txt\n",
  ],
  ["a pattern without a match stands for itself", "cd /g; echo *.nope", "*.nope\n"],
  ["hidden files want a dot", "cd /g; touch .h; echo * ; echo .h*", "a.txt b.txt c.log\n.h\n"],
  [
    "patterns reach through directories",
    "mkdir -p /g2/x /g2/y; touch /g2/x/f /g2/y/f; echo /g2/*/f",
    "/g2/x/f /g2/y/f\n",
  ],
  [
    "sets and question marks match one character",
    "cd /g; echo [ab].txt ?.log [!a].txt",
    "a.txt b.txt c.log b.txt\n",
  ],
  ["a quoted pattern is no pattern", "cd /g; echo '*.txt' \"*.txt\" \\*.txt", "*.txt *.txt *.txt\n"],
  ["a pattern in a variable is one", "cd /g; p='*.txt'; echo $p \"$p\"", "a.txt b.txt *.txt\n"],
  ["set -f switches patterns off", "cd /g; set -f; echo *.txt", "*.txt\n"],
  ["a tilde is home", "echo ~ ~/x '~'", "/root /root/x ~\n"],
  ["ANSI quotes know escapes", "printf '%s' $'a\\tb\\x41\\n'", "a\tbA\n"],
  ["an argument beyond nine wants braces", "set -- 1 2 3 4 5 6 7 8 9 ten; echo ${10} $10", "ten 10\n"],
  ["an assignment does not split", 'x=$(echo a b); echo "$x"', "a b\n"],
  ["an assignment alone has the status of its substitution", "x=$(false); echo $?", "1\n"],
])("%s", (_, line, stdout) => {
  expect(box.sh(line).stdout).toBe(stdout);
});

test("a missing value can be refused", () => {
  expect(box.sh("echo ${x:?is needed}; echo never")).toMatchObject({
    stderr: "sh: x: is needed\n",
    exitCode: 2,
  });
});

test.each([
  ["braces stand for several words", "echo a{b,c}d {1..3} x{,y}", "abd acd 1 2 3 x xy\n"],
  ["braces nest", "echo {a,b{1,2}}", "a b1 b2\n"],
  [
    "ranges may be letters, padded, in steps, backwards",
    "echo {a..c} {01..03} {0..6..3} {3..1}",
    "a b c 01 02 03 0 3 6 3 2 1\n",
  ],
  ["quoted braces are only text", "echo '{a,b}' {a", "{a,b} {a\n"],
  [
    "a test in double brackets matches patterns",
    "[[ file.txt == *.txt && ! -e /nope ]] && echo yes",
    "yes\n",
  ],
  ["and regular expressions", "[[ web-7d9f =~ ^web-[0-9a-f]+$ ]] && echo yes", "yes\n"],
  ["arithmetic may be a command", "x=3; (( x > 2 )) && echo big", "big\n"],
  ["for may count", "for ((i=0; i<3; i++)); do echo $i; done", "0\n1\n2\n"],
  ["case can be changed", "x=web; echo ${x^} ${x^^}", "Web WEB\n"],
  ["a name may be the value of another", "a=b; b=deep; echo ${!a}", "deep\n"],
])("in bash, %s", (_, line, stdout) => {
  const host = testContainer({ image: "debian" });
  expect(host.run(["bash", "-c", line]).stdout).toBe(stdout);
});
