/** Every small program, one line each. */
import type { Applet } from "./applet.ts";
import { cat } from "./cat.ts";
import { cp, mv } from "./copy-move.ts";
import { date } from "./date.ts";
import { dd } from "./dd.ts";
import { echo } from "./echo.ts";
import { env, printenv } from "./environment.ts";
import { head, tail } from "./head-tail.ts";
import { id } from "./id.ts";
import { kill, killall, killall5 } from "./kill.ts";
import { ls } from "./ls.ts";
import { mkdir, touch } from "./make.ts";
import { basename, dirname, readlink, realpath, which } from "./names.ts";
import { chmod, chown, ln } from "./permissions.ts";
import { printf } from "./printf.ts";
import { pgrep, pidof, ps, top } from "./processes.ts";
import { rm, rmdir } from "./remove.ts";
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
import { test } from "./test.ts";
import { wc } from "./wc.ts";

const all: readonly Applet[] = [
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
