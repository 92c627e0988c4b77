/** The sentence of every reason a change can have: the links in a chain of causes. */
export const reasons = {
  "reason.other": "{by}: {reason} ({record})",
  "reason.ContainerDied": "the container {name} ended",
  "reason.PodGone": "the Pod {name} was removed",
} as const;
