/** 변화의 이유마다 한 문장: 원인 사슬의 고리. */
import type { reasons as source } from "../en/reasons.ts";

export const reasons: Readonly<Record<keyof typeof source, string>> = {
  "reason.other": "{by}: {reason} ({record})",
  "reason.ContainerDied": "컨테이너 {name} 종료됨",
  "reason.PodGone": "Pod {name} 제거됨",
};
