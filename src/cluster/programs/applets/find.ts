/** `find`. */
import type { FileStatus } from "../../processes/file-system.ts";
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { type Condition, FindError, type FindPlan, readFindPlan } from "./find-expression.ts";
import { joinPath } from "./paths.ts";
import { runProgram } from "./run-others.ts";

interface Walk {
  readonly call: AppletCall;
  readonly plan: FindPlan;
  /** Arguments gathered for each `-exec … +`. */
  readonly batches: Map<Condition, string[]>;
  status: number;
}

export const find: Applet = {
  names: ["find"],
  usage: "[-HL] [PATH]... [OPTIONS] [ACTIONS]\n\nSearch for files and perform actions on them\n",
  *run(call) {
    let plan: FindPlan;
    try {
      plan = readFindPlan(call.args, call.process, isGnu(call));
    } catch (error) {
      if (!(error instanceof FindError)) throw error;
      yield* complain(call, error.message);
      return 1;
    }
    const walk: Walk = { call, plan, batches: new Map(), status: 0 };
    for (const path of plan.paths) yield* visit(walk, path, 0);
    for (const [condition, paths] of walk.batches) {
      if (condition.type === "exec" && paths.length > 0)
        yield* runProgram(
          call,
          condition.words.flatMap((word) => (word === "{}" ? paths : [word])),
        );
    }
    return walk.status;
  },
};

function* visit(walk: Walk, path: string, depth: number): Generator<Wait, void, void> {
  const { call, plan } = walk;
  const { files } = call.process;
  yield* call.process.step();
  let status: FileStatus;
  try {
    status = plan.follow ? files.stat(path) : files.lstat(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const shown = isGnu(call) ? `'${path}'` : path;
    yield* complain(call, `${shown}: ${reasonOf(call, error)}`);
    walk.status = 1;
    return;
  }
  const state = { pruned: false };
  if (!plan.childrenFirst && depth >= plan.minDepth) yield* judge(walk, plan.condition, path, status, state);
  if (status.type === "directory" && depth < plan.maxDepth && !state.pruned) {
    try {
      for (const name of files.list(path)) yield* visit(walk, joinPath(path, name), depth + 1);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code === "EPIPE") throw error;
      yield* complain(call, `${isGnu(call) ? `'${path}'` : path}: ${reasonOf(call, error)}`);
      walk.status = 1;
    }
  }
  if (plan.childrenFirst && depth >= plan.minDepth) yield* judge(walk, plan.condition, path, status, state);
}

function* judge(
  walk: Walk,
  condition: Condition,
  path: string,
  status: FileStatus,
  state: { pruned: boolean },
): Generator<Wait, boolean, void> {
  const { process } = walk.call;
  switch (condition.type) {
    case "and":
      return (
        (yield* judge(walk, condition.left, path, status, state)) &&
        (yield* judge(walk, condition.right, path, status, state))
      );
    case "or":
      return (
        (yield* judge(walk, condition.left, path, status, state)) ||
        (yield* judge(walk, condition.right, path, status, state))
      );
    case "not":
      return !(yield* judge(walk, condition.of, path, status, state));
    case "test":
      return condition.holds(path, status);
    case "print":
      yield* process.print(condition.text(path, status));
      return true;
    case "prune":
      state.pruned = true;
      return true;
    case "delete":
      return yield* remove(walk, path, status);
    case "exec":
      if (condition.batch) {
        walk.batches.set(condition, [...(walk.batches.get(condition) ?? []), path]);
        return true;
      }
      return (
        (yield* runProgram(
          walk.call,
          condition.words.map((word) => word.replaceAll("{}", path)),
        )) === 0
      );
  }
}

function* remove(walk: Walk, path: string, status: FileStatus): Generator<Wait, boolean, void> {
  const { call } = walk;
  try {
    if (status.type === "directory") call.process.files.removeDirectory(path);
    else call.process.files.unlink(path);
    return true;
  } catch (error) {
    yield* complain(
      call,
      isGnu(call) ? `cannot delete '${path}': ${reasonOf(call, error)}` : `${path}: ${reasonOf(call, error)}`,
    );
    walk.status = 1;
    return false;
  }
}
