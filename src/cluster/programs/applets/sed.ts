/** `sed`: edits lines by a script. */
import type { Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { readInput, readScripts } from "./input.ts";
import { readOptions, tellUsage } from "./options.ts";
import { SedEdit } from "./sed-edit.ts";
import { readSedScript, type SedCommand, SedError } from "./sed-script.ts";

const usage = "[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...\n";

export const sed: Applet = {
  names: ["sed"],
  usage,
  *run(call) {
    const { process } = call;
    const suffix = call.args
      .map((arg) => /^-i(.+)$/.exec(arg)?.[1])
      .find((each) => each !== undefined && !/^[nrEs]/.test(each));
    const args = call.args.map((arg) => (/^-i./.test(arg) && suffix !== undefined ? "-i" : arg));
    const options = yield* readOptions(
      { ...call, args },
      {
        letters: "inrEsze:f:u",
        long: {
          quiet: "n",
          silent: "n",
          "in-place": "i",
          expression: "e",
          "regexp-extended": "E",
          file: "f",
        },
        usage,
      },
    );
    if (typeof options === "number") return options;
    const operands = [...options.operands];
    const parts = [...options.values("e")];
    const scripts = yield* readScripts(call, options.values("f"));
    if (scripts === undefined) return 1;
    parts.push(...scripts);
    if (parts.length === 0) {
      const script = operands.shift();
      if (script === undefined) return yield* tellUsage(call, { usage }, 1);
      parts.push(script);
    }
    let commands: readonly SedCommand[];
    try {
      commands = readSedScript(parts.join("\n"), options.has("r") || options.has("E"));
    } catch (error) {
      if (!(error instanceof SedError)) throw error;
      yield* complain(
        call,
        isGnu(call) ? `-e expression #1, char ${parts.join("\n").length}: ${error.message}` : error.message,
      );
      return 1;
    }
    const quiet = options.has("n") || /^#n\n/.test(parts[0] ?? "");
    if (!options.has("i")) {
      const texts = yield* readAll(call, operands);
      const edit = new SedEdit(call, commands, quiet);
      const status = yield* edit.run(texts.text);
      yield* process.print(edit.output);
      return status === 0 ? texts.status : status;
    }
    return yield* inPlace(call, commands, quiet, operands, suffix);
  },
};

function* readAll(
  call: AppletCall,
  paths: readonly string[],
): Generator<Wait, { text: string; status: number }, void> {
  let text = "";
  let status = 0;
  for (const path of paths.length === 0 ? ["-"] : paths) {
    try {
      if (text !== "" && !text.endsWith("\n")) text += "\n";
      text += yield* readInput(call.process, path);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(
        call,
        isGnu(call) ? `can't read ${path}: ${reasonOf(call, error)}` : `${path}: ${reasonOf(call, error)}`,
      );
      status = isGnu(call) ? 2 : 1;
    }
  }
  return { text, status };
}

/** Writes each file anew under its name: another file, as a link or a mounted file notices. */
function* inPlace(
  call: AppletCall,
  commands: readonly SedCommand[],
  quiet: boolean,
  paths: readonly string[],
  suffix: string | undefined,
): Generator<Wait, number, void> {
  const { files } = call.process;
  let status = 0;
  for (const path of paths) {
    try {
      const text = files.read(path);
      const { mode } = files.stat(path);
      const edit = new SedEdit(call, commands, quiet);
      yield* edit.run(text);
      if (suffix !== undefined) files.write(`${path}${suffix}`, text, mode);
      const beside = `${path}.sed-new`;
      files.write(beside, edit.output, mode);
      try {
        files.rename(beside, path);
      } catch (error) {
        files.unlink(beside);
        throw error;
      }
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      const reason = reasonOf(call, error);
      yield* complain(
        call,
        isGnu(call) && error.code === "ENOENT"
          ? `can't read ${path}: ${reason}`
          : error.code === "EBUSY"
            ? `cannot rename ${path}: ${reason}`
            : `${path}: ${reason}`,
      );
      status = 4;
    }
  }
  return status === 4 && !isGnu(call) ? 1 : status;
}
