/** 상자 안팎의 말. */
import type { picture as source } from "../en/picture.ts";

export const picture: Readonly<Record<keyof typeof source, string>> = {
  "picture.label": "클러스터: 수명에 따라 겹쳐진 상자",
  "picture.keys":
    "화살표 키로 상자 사이를 옮겨 다니고, Enter로 할 수 있는 일을 열고, Delete로 상자를 망가뜨립니다.",
  "picture.fit": "전체 보기",
  "picture.zoom-in": "확대",
  "picture.zoom-out": "축소",
  "picture.empty": "아직 워크로드가 없습니다. 매니페스트를 적용해 보세요.",

  "box.cluster": "클러스터",
  "box.node": "노드",
  "box.node-disk": "{name}의 디스크",
  "box.pod": "Pod",
  "box.container": "컨테이너",
  "box.volume": "볼륨",
  "box.claim": "PersistentVolumeClaim",
  "box.persistent-volume": "PersistentVolume",
  "box.outside": "클러스터 바깥",
  "box.disk": "디스크",
  "box.waiting": "배정된 노드 없음",

  "box.cluster-note": "노드보다 오래 남음",
  "box.outside-note": "클러스터보다 오래 남음",
  "box.waiting-note": "들어갈 노드가 없음",
  "box.node-note": "기계와 함께 사라짐",
  "box.disk-empty": "보관 중인 파일 없음",
  "box.more-files": "그 밖에 {count}개",
  "box.gone": "{box}, 사라짐",
  "box.silent": "{box}, 응답 없음",

  "node.off": "전원 꺼짐",
  "node.cut": "네트워크 끊김",
  "node.kubelet-stopped": "kubelet 멈춤",
  "node.zone": "{zone} 영역",

  "pod.restarts": "재시작 {count}회",
  "pod.gone": "사라짐",
  "pod.orphan": "API는 모르지만 아직 실행 중",

  "container.init": "init",
  "container.sidecar": "sidecar",
  "container.ephemeral": "ephemeral",

  "volume.memory": "메모리에 있음",
  "volume.node-path": "노드의 {path}",
  "volume.claim": "클레임 {claim}",

  "announce.appeared": "{box} 나타남.",
  "announce.gone": "{box} 사라짐.",
  "announce.lost": "유실됨: {path}.",
  "announce.stranded": "고립됨: {path}.",
};
