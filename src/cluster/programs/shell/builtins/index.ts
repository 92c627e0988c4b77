/** Every builtin by its name. */
import { echoBuiltin, killBuiltin, printfBuiltin, testBuiltin } from "./applet-builtins.ts";
import type { Builtin } from "./builtin.ts";
import { alias, type, unalias } from "./command-lookup.ts";
import { cd, pwd } from "./directories.ts";
import { getopts } from "./getopts.ts";
import { bg, fg, jobs, trap, wait } from "./jobs.ts";
import { breakBuiltin, continueBuiltin, exitBuiltin, returnBuiltin } from "./jumps.ts";
import { letBuiltin } from "./let.ts";
import { times, ulimit, umask } from "./limits.ts";
import { read } from "./read.ts";
import { colon, command, evalBuiltin, exec, falseBuiltin, source } from "./run.ts";
import { set, shift } from "./set.ts";
import { declare, exportBuiltin, local, readonlyBuiltin, unset } from "./variables.ts";

export const builtins: Readonly<Record<string, Builtin>> = {
  ".": source,
  ":": colon,
  "[": testBuiltin,
  "[[": testBuiltin,
  alias,
  bg,
  break: breakBuiltin,
  cd,
  command,
  continue: continueBuiltin,
  declare,
  echo: echoBuiltin,
  eval: evalBuiltin,
  exec,
  exit: exitBuiltin,
  export: exportBuiltin,
  false: falseBuiltin,
  fg,
  getopts,
  hash: colon,
  jobs,
  kill: killBuiltin,
  let: letBuiltin,
  local,
  printf: printfBuiltin,
  pwd,
  read,
  readonly: readonlyBuiltin,
  return: returnBuiltin,
  set,
  shift,
  shopt: colon,
  source,
  test: testBuiltin,
  times,
  trap,
  true: colon,
  type,
  typeset: declare,
  ulimit,
  umask,
  unalias,
  unset,
  wait,
};
