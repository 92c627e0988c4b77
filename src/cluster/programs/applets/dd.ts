/** `dd`: copies by blocks and says how many. */
import type { Descriptor, Wait } from "../../processes/process.ts";
import { SystemError } from "../../processes/system-error.ts";
import { type Applet, type AppletCall, complain, isGnu, reasonOf } from "./applet.ts";
import { humanSize } from "./sizes.ts";

const units: Readonly<Record<string, number>> = {
  "": 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1000,
  KB: 1000,
  M: 1024 ** 2,
  MB: 1e6,
  G: 1024 ** 3,
  GB: 1e9,
};

function sizeOf(text: string): number | undefined {
  const found = /^(\d+)(\w{0,2})$/.exec(text);
  const unit = found === null ? undefined : units[found[2] ?? ""];
  return unit === undefined ? undefined : Number(found?.[1]) * unit;
}

interface Copy {
  readonly input: Descriptor;
  readonly output: Descriptor;
  readonly blockBytes: number;
  readonly blocks: number;
  readonly outputName: string;
}

interface Counts {
  inFull: number;
  inPart: number;
  outFull: number;
  outPart: number;
  bytes: number;
}

export const dd: Applet = {
  names: ["dd"],
  usage:
    "[if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]\n\nCopy a file with converting and formatting\n",
  *run(call) {
    const operands = new Map(
      call.args.map((arg) => [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)]),
    );
    const blockBytes = sizeOf(operands.get("bs") ?? operands.get("ibs") ?? "512");
    const blocks = sizeOf(operands.get("count") ?? String(Number.MAX_SAFE_INTEGER));
    if (blockBytes === undefined || blocks === undefined || blockBytes === 0) {
      const bad = blocks === undefined ? operands.get("count") : operands.get("bs");
      yield* complain(call, isGnu(call) ? `invalid number: '${bad}'` : `invalid number '${bad}'`);
      return 1;
    }
    const ends = yield* openEnds(call, operands);
    if (ends === undefined) return 1;
    yield* call.process.holdMemory(blockBytes);
    const counts: Counts = { inFull: 0, inPart: 0, outFull: 0, outPart: 0, bytes: 0 };
    const outputName = operands.get("of") ?? "standard output";
    const skip = (sizeOf(operands.get("skip") ?? "0") ?? 0) * blockBytes;
    const status = yield* copy(call, { ...ends, blockBytes, blocks, outputName }, counts, skip);
    ends.input.close();
    ends.output.close();
    if (operands.get("status") !== "none")
      yield* call.process.complain(summary(call, counts, operands.get("status")));
    return status;
  },
};

function* openEnds(
  call: AppletCall,
  operands: ReadonlyMap<string, string>,
): Generator<Wait, Pick<Copy, "input" | "output"> | undefined, void> {
  const { process } = call;
  const [source, target] = [operands.get("if"), operands.get("of")];
  let path = source;
  try {
    const input = source === undefined ? process.descriptors.get(0)?.share() : process.open(source, "read");
    path = target;
    const keeps = operands.get("conv")?.includes("notrunc") || operands.get("oflag")?.includes("append");
    const output =
      target === undefined
        ? process.descriptors.get(1)?.share()
        : process.open(target, keeps ? "append" : "write");
    return input && output && { input, output };
  } catch (error) {
    yield* complain(
      call,
      isGnu(call)
        ? `failed to open '${path}': ${reasonOf(call, error)}`
        : `can't open '${path}': ${reasonOf(call, error)}`,
    );
    return undefined;
  }
}

function* copy(call: AppletCall, plan: Copy, counts: Counts, skip: number): Generator<Wait, number, void> {
  const { process } = call;
  const { input, output, blockBytes, blocks } = plan;
  for (let left = skip; left > 0; ) {
    const passed = yield* readBlock(call, input, left);
    if (passed === "") break;
    left -= passed.length;
  }
  for (let block = 0; block < blocks; block++) {
    yield* process.step();
    const text = yield* readBlock(call, input, blockBytes);
    if (text === "") break;
    if (text.length === blockBytes) counts.inFull += 1;
    else counts.inPart += 1;
    try {
      while (!output.writable) yield* process.wait({ for: "writable", descriptor: output });
      output.write(text);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(call, `error writing '${plan.outputName}': ${reasonOf(call, error)}`);
      return 1;
    }
    if (text.length === blockBytes) counts.outFull += 1;
    else counts.outPart += 1;
    counts.bytes += text.length;
  }
  return 0;
}

/** A pipe gives what it has; a device may give less at once than a block. */
function* readBlock(
  { process }: AppletCall,
  input: Descriptor,
  limit: number,
): Generator<Wait, string, void> {
  let text = "";
  while (text.length < limit) {
    const more = input.readable ? input.read(limit - text.length) : "";
    if (more === undefined) break;
    text += more;
    if (more === "") {
      if (text !== "") break;
      yield* process.wait({ for: "readable", descriptor: input });
    }
  }
  return text;
}

/** Busybox tells no sizes here: it is built without them. */
function summary(
  call: AppletCall,
  { inFull, inPart, outFull, outPart, bytes }: Counts,
  status: string | undefined,
): string {
  const records = `${inFull}+${inPart} records in\n${outFull}+${outPart} records out\n`;
  if (!isGnu(call) || status === "noxfer") return records;
  const people =
    bytes >= 1024
      ? ` (${(bytes / 1000 ** Math.floor(Math.log10(bytes) / 3)).toPrecision(2)} ${["B", "kB", "MB", "GB"][Math.floor(Math.log10(bytes) / 3)]}, ${humanSize(bytes, "busybox").replace(/([KMG])$/, " $1iB")})`
      : "";
  return `${records}${bytes} bytes${people} copied, 0.001 s, ${humanSize(bytes * 1000, "busybox").replace(/([KMGT])$/, " $1B")}/s\n`;
}
