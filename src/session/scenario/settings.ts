/** Turns flags as a scenario names them into the cluster's settings. */
import { parseDuration } from "#api";
import { defaultSettings, type Settings } from "#cluster";
import { isMapping } from "./mapping.ts";
import { ScenarioError } from "./scenario.ts";

type Value = string | number | boolean;

/**
 * Flags may be written as Kubernetes types them, `--node-monitor-grace-period`, or as its configuration does.
 */
function camelCase(flag: string): string {
  return flag.replace(/^--/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function readDuration(flag: string, value: Value): number {
  const ms = typeof value === "string" ? parseDuration(value) : undefined;
  if (ms === undefined) throw new ScenarioError(`settings.${flag}: must be a duration, such as 8s`);
  return ms;
}

function readPlain(flag: string, value: Value, example: Value): Value {
  const read = typeof example === "number" && typeof value === "string" ? Number(value) : value;
  if (typeof read === typeof example && !Number.isNaN(read)) return read;
  throw new ScenarioError(`settings.${flag}: must be a ${typeof example}`);
}

function readSetting(flag: string, value: Value): readonly [keyof Settings, Value] | undefined {
  const name = camelCase(flag);
  const known: Readonly<Record<string, Value>> = { ...defaultSettings };
  if (`${name}Ms` in known) return [`${name}Ms` as keyof Settings, readDuration(flag, value)];
  const example = known[name];
  return example === undefined ? undefined : [name as keyof Settings, readPlain(flag, value, example)];
}

function refuse(flag: string): never {
  const names = Object.keys(defaultSettings).map((key) => key.replace(/Ms$/, ""));
  throw new ScenarioError(`settings.${flag}: is no flag of the cluster; it knows ${names.join(", ")}`);
}

/**
 * Flags of the recorded clusters that the recordings do not name: how often their waiting claims are told of,
 * and how
 * soon a taint follows on a lost node.
 */
const recordedSettings: Partial<Settings> = { pvclaimbinderSyncPeriodMs: 5000, nodeMonitorPeriodMs: 1000 };

/** Flags that are not given keep their defaults; a recording may name flags that change nothing here. */
export function readSettings(flags: unknown, isRecording: boolean): Settings {
  if (flags === undefined || flags === null) return defaultSettings;
  if (!isMapping(flags)) throw new ScenarioError("settings: must map flags to their values");
  const given = Object.entries(flags).flatMap(([flag, value]) => {
    if (typeof value === "object" || value === undefined) {
      throw new ScenarioError(`settings.${flag}: must be a duration, a number, or true or false`);
    }
    const setting = readSetting(flag, value as Value);
    if (setting) return [setting];
    return isRecording ? [] : refuse(flag);
  });
  return { ...defaultSettings, ...(isRecording ? recordedSettings : {}), ...Object.fromEntries(given) };
}
