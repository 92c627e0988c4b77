/** 파일 창: 판정, 위치, 읽는 컨테이너, 원인의 사슬. */
import type { files as source } from "../en/files.ts";

export const files: Readonly<Record<keyof typeof source, string>> = {
  "files.title": "파일",
  "files.none": "아직 파일이 없습니다. 컨테이너가 쓰는 파일이 여기에 나타납니다.",

  "verdict.alive": "살아 있음",
  "verdict.stranded": "고립됨",
  "verdict.lost": "유실됨",
  "verdict.deleted": "삭제됨",
  "verdict.alive-means": "실행 중인 컨테이너가 읽을 수 있음",
  "verdict.stranded-means": "데이터는 남아 있지만 실행 중인 어떤 컨테이너도 닿을 수 없음",
  "verdict.lost-means": "데이터가 사라짐",
  "verdict.deleted-means": "프로그램이 스스로 지움",

  "count.alive": "살아 있음 {count}",
  "count.stranded": "고립됨 {count}",
  "count.lost": "유실됨 {count}",
  "count.deleted": "삭제됨 {count}",

  "place.layer": "컨테이너 {container}의 쓰기 가능 레이어 ({pod})",
  "place.volume": "{volumeType} 볼륨 {volume} ({pod})",
  "place.node-disk": "{node} 디스크의 {path}",
  "place.outside": "클러스터 바깥의 {disk}",
  "place.was-layer": "컨테이너 {container}의 쓰기 가능 레이어에 있었음 ({pod})",
  "place.was-volume": "{volumeType} 볼륨 {volume}에 있었음 ({pod})",
  "place.was-node-disk": "{node} 디스크의 {path}에 있었음",
  "place.was-outside": "클러스터 바깥의 {disk}에 있었음",
  "place.stranded-layer": "실행 중이 아닌 컨테이너 {container}의 레이어에 남아 있음",
  "place.stranded-volume": "{pod}의 {volumeType} 볼륨 {volume}에 남아 있지만 그곳에서 실행 중인 것이 없음",
  "place.stranded-node-disk":
    "{node} 디스크의 {path}에 남아 있지만 그곳에서 실행 중인 어떤 것도 마운트하지 않음",
  "place.stranded-outside": "{disk}에 남아 있지만 아무것도 마운트하지 않음",

  "readers.one": "{node}의 {pod}에서 읽음",
  "readers.many": "컨테이너 {count}개가 읽음",

  "chain.title": "이유",
  "chain.loading": "원인을 따라가는 중 …",
  "chain.line": "내가 실행한 명령: {text}",
  "chain.fault": "내가 일으킨 장애: {text}",
  "chain.edit": "내가 바꾼 파일: {text}",
  "chain.setup": "장면의 시작: {text}",
  "chain.manifest": "결정한 곳: {file} {line}번째 줄",
  "chain.no-volume": "이 경로에는 마운트된 볼륨이 없어서 컨테이너 자신의 레이어에 기록되었습니다.",
  "chain.end-layer":
    "다음 컨테이너는 이미지에서 새로 시작합니다. {path} 파일은 이전 쓰기 가능 레이어에 있었기에 함께 사라졌습니다.",
  "chain.end-volume": "{path} 파일은 {volumeType} 볼륨에 있었기에 함께 사라졌습니다.",
  "chain.end-node-disk": "{path} 파일은 {node} 디스크와 함께 사라졌습니다.",
  "chain.end-outside": "{path} 파일은 {disk}와(과) 함께 사라졌습니다.",
  "chain.end-deleted": "{path} 파일은 프로그램이 지웠습니다.",
  "chain.end-stranded": "그 뒤로 실행 중인 어떤 것도 {path} 파일에 닿을 수 없습니다.",
  "chain.none": "기록된 원인이 없습니다.",
};
