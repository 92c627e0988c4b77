/** What an awk program remembers: variables, arrays, the line and its fields. */
import type { Process } from "../../processes/process.ts";
import { fieldsOf } from "./awk-functions.ts";
import { type AwkValue, InputText, toNumber, toText } from "./awk-values.ts";

const startValues = {
  FS: " ",
  OFS: " ",
  ORS: "\n",
  RS: "\n",
  SUBSEP: "\u001c",
  CONVFMT: "%.6g",
  OFMT: "%.6g",
};

/** More fields than this no line has: `$9999999 = 1` is a mistake. */
const MOST_FIELDS = 100_000;

export class AwkState {
  readonly globals = new Map<string, AwkValue>();
  protected readonly arrays = new Map<string, Map<string, AwkValue>>();
  /** One for each function that runs. */
  protected readonly locals: { values: Map<string, AwkValue>; arrays: Map<string, Map<string, AwkValue>> }[] =
    [];
  protected fields: string[] = [];
  protected record = "";
  protected readonly process: Process;

  constructor(process: Process) {
    this.process = process;
    for (const [name, value] of Object.entries(startValues)) this.globals.set(name, value);
    for (const name of ["NR", "NF", "FNR"]) this.globals.set(name, 0);
    this.arrays.set(
      "ENVIRON",
      new Map([...process.env].map(([name, value]) => [name, new InputText(value)])),
    );
  }

  protected text(name: string): string {
    return toText(this.globals.get(name));
  }

  setRecord(record: string): void {
    this.record = record;
    this.fields = fieldsOf(record, this.text("FS"));
    this.globals.set("NF", this.fields.length);
  }

  protected array(name: string): Map<string, AwkValue> {
    const scope = this.locals.at(-1);
    const local = scope?.arrays.get(name);
    if (local !== undefined) return local;
    const holder = scope?.values.has(name) ? scope.arrays : this.arrays;
    const found = holder.get(name) ?? new Map<string, AwkValue>();
    holder.set(name, found);
    return found;
  }

  protected set(name: string, value: AwkValue): void {
    const scope = this.locals.at(-1)?.values;
    if (scope?.has(name)) scope.set(name, value);
    else {
      this.globals.set(name, value);
      if (name === "NF") this.resize(toNumber(value));
    }
  }

  protected get(name: string): AwkValue {
    const scope = this.locals.at(-1)?.values;
    return scope?.has(name) ? scope.get(name) : this.globals.get(name);
  }

  protected resize(count: number): void {
    this.fields = Array.from(
      { length: Math.max(0, Math.min(count, MOST_FIELDS)) },
      (_, at) => this.fields[at] ?? "",
    );
    this.record = this.fields.join(this.text("OFS"));
  }

  protected setField(index: number, value: AwkValue): void {
    if (index === 0) {
      this.setRecord(toText(value));
      return;
    }
    if (index > this.fields.length) this.resize(index);
    this.fields[index - 1] = toText(value, this.text("CONVFMT"));
    this.globals.set("NF", this.fields.length);
    this.record = this.fields.join(this.text("OFS"));
  }
}
