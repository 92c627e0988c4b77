/** Moments of the cluster as people read them. */

const two = (value: number): string => String(value).padStart(2, "0");

/** `T+01:12`, or `T+1:01:12` from an hour on. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `T+${hours > 0 ? `${hours}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}
