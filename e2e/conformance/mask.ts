/**
 * Masks what a cluster draws at random, and times: names, identities and addresses become tokens on both
 * sides.
 */

import { nameMasks } from "./mask-names.ts";
import type { GeneratedName, Recording, Source } from "./recording.ts";

/** Masks a text; the command that printed it says whether its durations are ages. */
export type Mask = (text: string, command?: string) => string;

type Replacement = readonly [pattern: RegExp, token: string];

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const clock = String.raw`\d\d:\d\d:\d\d`;

/** Identities: what differs because another cluster drew it. */
const identities: readonly Replacement[] = [
  [/<(uid|rev|stamp)-?\d+>/g, "<$1>"],
  [/<rs(\d+)>/g, "<rs-$1>"],
  [/(<rs-\d+>-)[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9])/g, "$1<rand>"],
  [uuid, "<uid>"],
  [/kube-api-access-[a-z0-9]{5}\b/g, "kube-api-access-<rand>"],
  [/\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g, "<hash>"],
  [/\(0x[0-9a-f]+\)/g, "(<ptr>)"],
];

/** The date of a line of `ls -l`, and the names that depend on a revision or a moment. */
const listings: readonly Replacement[] = [
  [
    /^([-dlbcps][rwxsStT-]{9} +\d+ \S+ +\S+ +\d+(?:, +\d+)? )(?:<time>|[A-Z][a-z]{2} +\d+ +(?:\d\d:\d\d|\d{4}))/gm,
    "$1<time>",
  ],
  [/(controller-revision-hash[=: ]+"?)[^\s,"]+/g, "$1<rev>"],
  [/\.\.20\d\d(?:_\d\d){5}\.\d+/g, "..<stamp>"],
];

/** Moments, in the formats that Kubernetes, busybox and Go print. */
const moments: readonly Replacement[] = [
  [/\b20\d\d-\d\d-\d\d[T_ ]\d\d[:_]\d\d[:_]\d\d(\.\d+)?(Z| ?[+-]\d{4}( UTC)?| UTC)?/g, "<time>"],
  [
    new RegExp(
      String.raw`\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (\d\d )?[A-Z][a-z]{2} +(\d+ )?(20\d\d )?` +
        String.raw`${clock}( UTC)?( 20\d\d)?( [+-]\d{4})?`,
      "g",
    ),
    "<time>",
  ],
  [new RegExp(String.raw`\b${clock}(\.\d+)?( UTC)?\b`, "g"), "<time>"],
  [/(resourceVersion["']?: ?["'])\d+(["'])/g, "$1<rv>$2"],
  [/in \d+(?:\.\d+)?m?s \(\d+(?:\.\d+)?m?s including waiting\)/g, "in <dur> (<dur> including waiting)"],
  [/Image size: \d+ bytes/g, "Image size: <n> bytes"],
];

/** What counts as drawn only where the person did not type it. */
const unlessTyped: readonly Replacement[] = [
  [/-\d{8}\b/g, "-<cron-minute>"],
  [/(?<!\d)3[0-2]\d{3}(?=\/(?:TCP|UDP))|(?<=[nN]odePort["']?: ?)3[0-2]\d{3}(?!\d)/g, "<nodeport>"],
];
const address: Replacement = [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "<ip>"];
const repeats = / ?\(x\d+ over [0-9a-z<>]+\)/g;

/** The control plane was recorded with shortened tolerations, whose length says nothing. */
const shortened: readonly Replacement[] = [
  [/(tolerationSeconds["']?: ?)\d+\b/g, "$1<n>"],
  [/(op=Exists for )\d+s/g, "$1<n>"],
];

const printsAges = /kubectl\b.*\b(?:get|describe|events|rollout|top)\b/;
const duration = /(?<![\w.:=/"'<-])(?=\d)(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?![\w.%>-])/g;
/** Words before a duration that is a setting and not an age; "(x2 over 3s)" and "1 (3s ago)" are ages. */
const settingBefore = /(?:for |[Bb]ack-off |=|after |every |in |grace |\()$/;
const countBefore = /\d \($/;

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((rest, [pattern, token]) => rest.replace(pattern, token), text);
}

function maskAges(text: string): string {
  const masked = text.replace(duration, (found: string, at: number, whole: string) => {
    const before = whole.slice(Math.max(0, at - 9), at);
    const setting = settingBefore.test(before) && !countBefore.test(before);
    return /[dhms]$/.test(found) && !setting ? "<age>" : found;
  });
  return masked.replace(/<(?:invalid|unknown)>(?= {2}|$)/gm, "<age>");
}

/**
 * Both sides of a comparison are masked by what was typed in the recording; `generated` is empty for
 * recordings.
 */
export function createMask(recording: Recording, generated: readonly GeneratedName[], source: Source): Mask {
  const typed = JSON.stringify([recording.files, recording.steps.map((step) => step.command)]);
  const names = nameMasks(generated);
  const unlessWasTyped =
    (token: string) =>
    (found: string): string =>
      typed.includes(found) ? found : token;
  return (text, command = "") => {
    let masked = replaceAll(replaceAll(text.replace(/\u00a0/g, " "), names), identities);
    masked = replaceAll(masked, listings).replace(address[0], unlessWasTyped(address[1]));
    masked = replaceAll(masked, moments);
    for (const [pattern, token] of unlessTyped) masked = masked.replace(pattern, unlessWasTyped(token));
    masked = masked.replace(repeats, "");
    if (source === "control-plane") masked = replaceAll(masked, shortened);
    return printsAges.test(command) ? maskAges(masked) : masked;
  };
}
