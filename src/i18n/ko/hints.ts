/** kubectl이 하는 말 외에 매니페스트의 줄에 덧붙이는 말. */
import type { hints as english } from "../en/hints.ts";

export const hints: Readonly<Record<keyof typeof english, string>> = {
  "hint.base64": "data 아래의 값은 base64입니다. 평문은 stringData 아래에 씁니다.",
  "hint.belongs": "{field} 필드의 자리는 {place}입니다.",
  "hint.duplicate":
    "{field} 필드가 두 번 쓰였습니다. 마지막 것만 유효하며 kubectl은 아무 말도 하지 않습니다.",
  "hint.fragment": "오브젝트의 일부입니다. apiVersion, kind, metadata가 있어야 합니다.",
  "hint.medium":
    "Kubernetes는 medium {medium}을(를) 받아들이지만 kubelet은 모릅니다. Pod는 볼륨을 끝없이 기다립니다.",
  "hint.no-plugin":
    "Kubernetes 1.32는 {field}을(를) 받아들이지만 플러그인이 더 이상 없어 어떤 Pod도 마운트할 수 없습니다.",
  "hint.stored-only": "{kind}은(는) 받아들여져 저장되지만, 이 클러스터에는 이를 처리하는 것이 없습니다.",
  "hint.tab": "YAML은 탭이 아니라 공백으로 들여씁니다.",
  "hint.template": "아직 매니페스트가 아닌 Helm 템플릿입니다. 값을 채워 넣으세요.",
};
