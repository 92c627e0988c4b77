/** 상자에 할 수 있는 일. */
import type { actions as source } from "../en/actions.ts";

export const actions: Readonly<Record<keyof typeof source, string>> = {
  "action.menu": "{box}에 할 수 있는 일",
  "action.kill-container": "컨테이너 강제 종료",
  "action.write-file": "파일 쓰기 …",
  "action.list-files": "파일 목록 보기",
  "action.logs": "로그 보기",
  "action.delete-pod": "Pod 삭제",
  "action.force-delete-pod": "Pod 강제 삭제",
  "action.describe-pod": "Pod 자세히 보기",
  "action.restart-deployment": "{deployment} 다시 배포",
  "action.scale-deployment": "{deployment} 규모 조정 …",
  "action.delete-deployment": "{deployment} 삭제",
  "action.crash-node": "노드 고장 내기",
  "action.restart-node": "노드 다시 켜기",
  "action.cordon-node": "노드 cordon",
  "action.uncordon-node": "노드 uncordon",
  "action.drain-node": "노드 drain",
  "action.stop-kubelet": "kubelet 멈추기",
  "action.start-kubelet": "kubelet 시작하기",
  "action.partition-node": "네트워크 끊기",
  "action.heal-node": "네트워크 되살리기",
  "action.describe-node": "노드 자세히 보기",
  "action.list-disk": "디스크의 파일 목록 보기",
  "action.describe": "자세히 보기",
  "action.delete-claim": "클레임 삭제",
};
