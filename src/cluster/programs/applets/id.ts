/** `id` and `groups`. */
import type { Process } from "../../processes/process.ts";
import type { Applet } from "./applet.ts";
import { readOptions } from "./options.ts";
import { groupName, groups, userName, users } from "./users.ts";

const named = (id: number, name: string): string => (name === String(id) ? name : `${id}(${name})`);

/** The primary group first, the others as the kernel keeps them: sorted. */
function groupIds(process: Process): readonly number[] {
  const all = [...new Set([process.gid, ...process.groups])];
  return all.sort((one, other) => one - other);
}

export const id: Applet = {
  names: ["id", "groups"],
  usage: "[OPTIONS] [USER]\n\nPrint information about USER or the current user\n",
  *run(call) {
    const { process } = call;
    const options = yield* readOptions(call, { letters: "ugGnr", usage: "[OPTIONS] [USER]" });
    if (typeof options === "number") return options;
    const [user] = options.operands;
    const account = user === undefined ? undefined : users(process).find((each) => each.name === user);
    if (user !== undefined && account === undefined) {
      yield* process.complain(
        call.flavour.tools === "gnu" ? `id: '${user}': no such user\n` : `id: unknown user ${user}\n`,
      );
      return 1;
    }
    const uid = account?.id ?? process.uid;
    const gid = account === undefined ? process.gid : Number(account.rest[0] ?? 0);
    const others = account === undefined ? groupIds(process) : groupsOf(process, account.name, gid);
    const show = (number: number, name: string) => (options.has("n") ? name : String(number));
    let text: string;
    if (call.calledAs === "groups") text = others.map((each) => groupName(process, each)).join(" ");
    else if (options.has("u")) text = show(uid, userName(process, uid));
    else if (options.has("g")) text = show(gid, groupName(process, gid));
    else if (options.has("G")) text = others.map((each) => show(each, groupName(process, each))).join(" ");
    else {
      const list = others.map((each) => named(each, groupName(process, each))).join(",");
      text = `uid=${named(uid, userName(process, uid))} gid=${named(gid, groupName(process, gid))} groups=${list}`;
    }
    yield* process.print(`${text}\n`);
    return 0;
  },
};

function groupsOf(process: Process, user: string, gid: number): readonly number[] {
  const member = groups(process).filter((group) => (group.rest[0] ?? "").split(",").includes(user));
  return [...new Set([gid, ...member.map((group) => group.id)])];
}
