/** Every small program, one line each. */
import { git } from "../git/git.ts";
import type { Applet } from "./applet.ts";
import { awk } from "./awk.ts";
import { cat } from "./cat.ts";
import { base64, digests, dumps, strings } from "./checksums.ts";
import { cut, nl, paste, rev, tac, tr } from "./columns.ts";
import { cp, mv } from "./copy-move.ts";
import { ctr } from "./ctr.ts";
import { curl } from "./curl.ts";
import { date } from "./date.ts";
import { dd } from "./dd.ts";
import { diff } from "./diff.ts";
import { df, du, free, mount, uptime } from "./disks.ts";
import { echo } from "./echo.ts";
import { env, printenv } from "./environment.ts";
import { cmp, mktemp, stat, truncate } from "./file-details.ts";
import { find } from "./find.ts";
import { grep } from "./grep.ts";
import { head, tail } from "./head-tail.ts";
import { httpd } from "./httpd.ts";
import { id } from "./id.ts";
import { kill, killall, killall5 } from "./kill.ts";
import { ls } from "./ls.ts";
import { mkdir, touch } from "./make.ts";
import { basename, dirname, readlink, realpath, which } from "./names.ts";
import { chmod, chown, ln } from "./permissions.ts";
import { printf } from "./printf.ts";
import { pgrep, pidof, ps, top } from "./processes.ts";
import { nc, nslookup, ping } from "./reachability.ts";
import { rm, rmdir } from "./remove.ts";
import { nohup, time, timeout, watch, xargs } from "./run-others.ts";
import { sed } from "./sed.ts";
import { expr, seq } from "./seq.ts";
import {
  clear,
  editors,
  falseApplet,
  hostname,
  logger,
  pwd,
  sleep,
  sync,
  trueApplet,
  tty,
  uname,
  whoami,
  yes,
} from "./simple.ts";
import { sort, uniq } from "./sort.ts";
import { tar } from "./tar.ts";
import { tee } from "./tee.ts";
import { test } from "./test.ts";
import { wc } from "./wc.ts";
import { wget } from "./wget.ts";

const all: readonly Applet[] = [
  awk,
  base64,
  digests,
  dumps,
  strings,
  cut,
  nl,
  paste,
  rev,
  tac,
  tr,
  ctr,
  curl,
  diff,
  df,
  du,
  free,
  mount,
  uptime,
  cmp,
  mktemp,
  stat,
  truncate,
  find,
  git,
  grep,
  httpd,
  nc,
  nslookup,
  ping,
  nohup,
  time,
  timeout,
  watch,
  xargs,
  sed,
  expr,
  seq,
  sort,
  uniq,
  tar,
  tee,
  wget,
  basename,
  cat,
  chmod,
  chown,
  clear,
  cp,
  date,
  dd,
  dirname,
  echo,
  editors,
  env,
  falseApplet,
  head,
  hostname,
  id,
  kill,
  killall,
  killall5,
  ln,
  logger,
  ls,
  mkdir,
  mv,
  pgrep,
  pidof,
  printenv,
  printf,
  ps,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  sleep,
  sync,
  tail,
  test,
  top,
  touch,
  trueApplet,
  tty,
  uname,
  wc,
  which,
  whoami,
  yes,
];

/** By every name. */
export const applets: ReadonlyMap<string, Applet> = new Map(
  all.flatMap((applet) => applet.names.map((name) => [name, applet])),
);
