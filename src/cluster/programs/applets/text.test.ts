import { expect, test } from "vitest";
import { testContainer } from "../test-machine.ts";

const box = testContainer();

test.each([
  [
    "head takes the first lines",
    "seq 20 | head -n 2; seq 5 | head -2; seq 3 | head -n -1; printf abc | head -c 2",
    "1\n2\n1\n2\n1\n2\nab",
  ],
  [
    "tail takes the last lines",
    "seq 20 | tail -n 2; seq 5 | tail -1; seq 5 | tail -n +4",
    "19\n20\n5\n4\n5\n",
  ],
  ["tail names several files", "echo a > /1; echo b > /2; tail /1 /2", "==> /1 <==\na\n\n==> /2 <==\nb\n"],
  [
    "wc counts lines, words, bytes",
    "printf 'a b\\nc\\n' | wc; printf 'a b\\nc\\n' | wc -l; echo hé | wc -c; echo hé | wc -m",
    "        2         3         6\n2\n4\n3\n",
  ],
  [
    "wc of a file shows its name",
    "printf 'a\\n' > /w; wc -l /w; wc /w",
    "1 /w\n        1         1         2 /w\n",
  ],
  [
    "sort orders lines",
    "printf 'b\\na\\nc\\na\\n' | sort; printf '10\\n9\\n' | sort -n; printf '1\\n2\\n' | sort -r; printf 'a\\na\\n' | sort -u",
    "a\na\nb\nc\n9\n10\n2\n1\na\n",
  ],
  [
    "sort by a field",
    "printf 'x 2\\ny 1\\n' | sort -k2; printf 'a:3\\nb:1\\n' | sort -t: -k2 -n",
    "y 1\nx 2\nb:1\na:3\n",
  ],
  [
    "uniq joins neighbours",
    "printf 'a\\na\\nb\\n' | uniq; printf 'a\\na\\nb\\n' | uniq -c; printf 'a\\na\\nb\\n' | uniq -d",
    "a\nb\n      2 a\n      1 b\na\n",
  ],
  [
    "cut takes fields and characters",
    "echo a:b:c | cut -d: -f2; echo a:b:c | cut -d: -f1,3; echo abcdef | cut -c2-4; echo 'on /x type ext4' | cut -d' ' -f2-4",
    "b\na:c\nbcd\n/x type ext4\n",
  ],
  [
    "tr translates, deletes and squeezes",
    "echo hello | tr a-z A-Z; echo a1b2 | tr -d 0-9; echo aabb | tr -s ab; echo 'a b' | tr ' ' '\\n'; echo hi | tr '[:lower:]' '[:upper:]'; echo a-b | tr -cd 'a-z\\n'",
    "HELLO\nab\nab\na\nb\nHI\nab\n",
  ],
  [
    "grep finds lines",
    "printf 'one\\ntwo\\nthree\\n' > /t; grep o /t; grep -v o /t; grep -c e /t; grep -n two /t; grep -i ONE /t",
    "one\ntwo\nthree\n2\n2:two\none\n",
  ],
  [
    "grep finds what stands around",
    "seq 9 | grep -A1 -B1 5; seq 9 | grep -C1 -E '2|8'",
    "4\n5\n6\n1\n2\n3\n--\n7\n8\n9\n",
  ],
  [
    "grep names files",
    "grep -H one /t; grep one /t /t | head -1; grep -l one /t; grep -h one /t /t | head -1; grep -r one /t",
    "/t:one\n/t:one\n/t\none\n/t:one\n",
  ],
  [
    "grep shows only what matches",
    "echo 'a1b22' | grep -o '[0-9]*'; echo 'a1b22' | grep -oE '[0-9]+$'",
    "1\n22\n22\n",
  ],
  [
    "grep knows both kinds of expressions",
    "echo 'a+b' | grep 'a+b'; echo aab | grep -E 'a+b'; echo aab | grep 'a\\+b'; echo 'x(y)' | grep 'x(y)'; echo ab | grep '\\(a\\)b'; echo foo bar | grep -w foo",
    "a+b\naab\naab\nx(y)\nab\nfoo bar\n",
  ],
  [
    "sed substitutes",
    "echo hello | sed s/l/L/; echo hello | sed s/l/L/g; echo a/b | sed 's|/|-|'; echo hello | sed -E 's/(h)(e)/\\2\\1/'; echo hello | sed 's/l*o$/[&]/'",
    "heLlo\nheLLo\na-b\nehllo\nhe[llo]\n",
  ],
  [
    "sed selects",
    "seq 5 | sed -n 2p; seq 5 | sed -n '2,4p'; seq 5 | sed 1d; seq 5 | sed '$d'; seq 5 | sed -n '$p'; seq 5 | sed -n '/3/,$p'; seq 5 | sed 2q",
    "2\n2\n3\n4\n2\n3\n4\n5\n1\n2\n3\n4\n5\n3\n4\n5\n1\n2\n",
  ],
  [
    "sed takes several ranges",
    "printf 'Name: a\\nStatus: x\\nIP: 1\\nmore\\nEvents:\\n one\\n' | sed -n '/^Status/,/^IP/p;/^Events/,$p'",
    "Status: x\nIP: 1\nEvents:\n one\n",
  ],
  [
    "sed inserts, appends, changes",
    "echo b | sed -e 'i\\' -e a -e 'a c'; printf '1\\n2\\n' | sed '2c two'",
    "a\nb\nc\n1\ntwo\n",
  ],
  ["sed edits in place", "printf 'a: 1\\n' > /s; sed -i 's/1/2/' /s; cat /s", "a: 2\n"],
  [
    "sed holds and joins",
    "printf '1\\n2\\n3\\n' | sed ':a;N;$!ba;s/\\n/,/g'; printf '1\\n2\\n' | sed -n '1!G;h;$p'",
    "1,2,3\n2\n1\n",
  ],
  [
    "awk prints fields",
    "echo 'a b c' | awk '{print $2}'; echo 'a b c' | awk '{print $NF, NF}'; echo a:b | awk -F: '{print $2}'; ls -l / | awk 'NR==1{print $1}'",
    "b\nc 3\nb\ntotal\n",
  ],
  [
    "awk selects lines",
    "printf 'x RUNNING 5\\ny STOPPED 6\\n' | awk '$2==\"RUNNING\"{print $3}'; seq 5 | awk 'NR>1 && NR<4'; seq 5 | awk '/3/'; seq 5 | awk '/2/,/4/'; seq 3 | awk 'END{print NR}'",
    "5\n2\n3\n3\n2\n3\n4\n3\n",
  ],
  [
    "awk reckons",
    "seq 4 | awk '{s+=$1} END{print s, s/NR}'; awk 'BEGIN{print 7%3, 2^10, 1/3, int(3.9)}'; awk 'BEGIN{printf \"%d %5.2f %s|%-4s|\\n\", 3.7, 3.14159, \"a\", \"b\"}'",
    "10 2.5\n1 1024 0.333333 3\n3  3.14 a|b   |\n",
  ],
  [
    "awk has variables, arrays, loops and functions",
    'awk -v n=3 \'BEGIN{for(i=1;i<=n;i++) t=t i; print t}\'; printf \'a\\nb\\na\\n\' | awk \'{c[$1]++} END{for (k in c) print k, c[k]}\' | sort; awk \'function f(x){return x*2} BEGIN{print f(4)}\'; awk \'BEGIN{print length("abc"), substr("hello",2,3), index("abc","c"), toupper("x"), split("a,b",p,",") p[2]}\'',
    "123\na 2\nb 1\n8\n3 ell 3 X 2b\n",
  ],
  [
    "awk changes texts",
    "echo hello | awk '{gsub(/l/,\"L\"); print}'; echo 'a b' | awk '{$2=\"x\"; print}'; echo 'a b c' | awk 'BEGIN{OFS=\"-\"}{$1=$1; print}'; echo abc | awk '{if (match($0,/b/)) print RSTART; else print \"no\"}'",
    "heLLo\na x\na-b-c\n2\n",
  ],
  [
    "xargs makes arguments of lines",
    "printf 'a\\nb\\n' | xargs echo x; printf 'a\\nb\\n' | xargs -n1 echo; printf 'a\\nb\\n' | xargs -I{} echo '<{}>'; printf '' | xargs -r echo none",
    "x a b\na\nb\n<a>\n<b>\n",
  ],
  [
    "tee copies",
    "echo t | tee /tee1 /tee2; cat /tee1 /tee2; echo u | tee -a /tee1 >/dev/null; cat /tee1",
    "t\nt\nt\nt\nu\n",
  ],
  [
    "seq counts",
    "seq 3; seq 2 4; seq 1 2 5; seq 3 -1 1; seq -s, 3; seq -w 8 10; seq 0.5 0.5 1.5",
    "1\n2\n3\n2\n3\n4\n1\n3\n5\n3\n2\n1\n1,2,3\n08\n09\n10\n0.5\n1.0\n1.5\n",
  ],
  [
    "expr reckons and matches",
    "expr 1 + 2; expr 7 / 2; expr abc : 'a\\(.*\\)'; expr 3 '>' 2; expr length abc",
    "3\n3\nbc\n1\n3\n",
  ],
  [
    "printf repeats its format",
    "printf '%s=%d\\n' a 1 b 2; printf '%05d|%-5s|%x|%o\\n' 42 ab 255 8; printf '%b' 'a\\tb\\n'; printf '%c%c\\n' hello world; printf '100%%\\n'",
    "a=1\nb=2\n00042|ab   |ff|10\na\tb\nhw\n100%\n",
  ],
  ["echo knows -n and -e", "echo -n a; echo -e 'b\\tc\\n'; echo -E 'd\\n'", "ab\tc\n\nd\\n\n"],
  [
    "rev, tac and nl",
    "echo abc | rev; printf '1\\n2\\n' | tac; printf 'a\\nb\\n' | nl",
    "cba\n2\n1\n     1\ta\n     2\tb\n",
  ],
  [
    "paste puts side by side",
    "printf '1\\n2\\n' > /p1; printf 'a\\nb\\n' > /p2; paste /p1 /p2; paste -sd, /p1",
    "1\ta\n2\tb\n1,2\n",
  ],
  [
    "base64 goes both ways",
    "echo s3cret | base64; echo czNjcmV0Cg== | base64 -d; printf 안녕 | base64; printf 7JWI64WV | base64 -d",
    "czNjcmV0Cg==\ns3cret\n7JWI64WV\n안녕",
  ],
  [
    "checksums are right",
    "printf abc | md5sum; printf abc | sha1sum; printf abc | sha256sum; printf '' | md5sum",
    "900150983cd24fb0d6963f7d28e17f72  -\na9993e364706816aba3e25717850c26c9cd0d89d  -\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\nd41d8cd98f00b204e9800998ecf8427e  -\n",
  ],
  [
    "dumps show bytes",
    "printf 'ab\\n' | od -c; printf 'ab' | hexdump -C; printf ab | xxd",
    "0000000   a   b  \\n\n0000003\n00000000  61 62                                             |ab|\n00000002\n00000000: 6162                                     ab\n",
  ],
  [
    "diff shows what changed",
    "seq 3 > /d1; printf '1\\nx\\n3\\n' > /d2; diff /d1 /d2",
    "--- /d1\n+++ /d2\n@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n",
  ],
  ["cmp tells the first difference", "cmp /d1 /d2", "/d1 /d2 differ: char 3, line 2\n"],
])("%s", (_, line, stdout) => {
  expect(box.sh(line).stdout).toBe(stdout);
});

test.each([
  ["tail /nope", "tail: can't open '/nope': No such file or directory\ntail: no files\n", 1],
  ["wc /nope", "wc: /nope: No such file or directory\n", 1],
  ["grep x /nope", "grep: /nope: No such file or directory\n", 2],
  ["sed p /nope", "sed: /nope: No such file or directory\n", 1],
  ["awk 1 /nope", "awk: /nope: No such file or directory\n", 2],
  ["sort /nope", "sort: /nope: No such file or directory\n", 2],
  ["seq x", "seq: invalid number 'x'\n", 1],
  ["sleep x", "sleep: invalid number 'x'\n", 1],
  ["xargs nosuch < /dev/null", "xargs: can't execute 'nosuch': No such file or directory\n", 127],
  ["grep '[' /etc/passwd", "grep: bad regex '['\n", 2],
])("%s complains", (line, stderr, exitCode) => {
  const outcome = box.sh(line);
  expect(outcome).toMatchObject({ stderr, exitCode });
});

test("tail -f waits for more", () => {
  const outcome = box.sh(
    "echo a > /log; (sleep 2; echo b >> /log; sleep 2; echo c >> /log) & timeout 6 tail -f /log",
  );
  expect(outcome).toMatchObject({ stdout: "a\nb\nc\n", exitCode: 143 });
});

test("grep shows lines as they come", () => {
  expect(box.sh("(echo a1; sleep 1; echo a2; sleep 50) | timeout 5 grep a", { seconds: 10 }).stdout).toBe(
    "a1\na2\n",
  );
});
