/** 화면의 틀: 막대, 창, 시간, 편집기, 터미널. */
import type { screen as source } from "../en/screen.ts";

export const screen: Readonly<Record<keyof typeof source, string>> = {
  "app.name": "Afterpod",
  "app.failed": "모의 클러스터가 멈췄습니다: {error}",
  "app.restart": "다시 시작",
  "app.skip": "그림으로 건너뛰기",

  "pane.editor": "매니페스트",
  "pane.picture": "그림",
  "pane.terminal": "터미널",
  "pane.files": "파일",
  "pane.resize": "{pane} 크기 조절",
  "pane.collapse": "{pane} 숨기기",
  "pane.expand": "{pane} 보이기",

  "transport.label": "시간",
  "transport.back": "마지막 명령 이전으로 돌아가기",
  "transport.step": "다음 변화까지 한 걸음",
  "transport.play": "시간 흐르게 하기",
  "transport.pause": "일시 정지",
  "transport.settle": "잠잠해질 때까지 실행",
  "transport.live": "현재로 돌아가기",
  "transport.speed": "속도: {speed}배",
  "transport.clock": "시작 후 지난 시간",
  "transport.past": "지금 과거를 보고 있습니다. 여기서 무언가를 하면 새 갈래가 시작됩니다.",
  "transport.reset": "장면을 처음부터 다시",

  "language.switch": "View in English",
  "theme.dark": "어둡게",
  "theme.light": "밝게",

  "editor.apply": "적용",
  "editor.apply-key": "{file} 적용 ({key})",
  "editor.new": "새 파일",
  "editor.close": "{file} 닫기",
  "editor.name": "파일 이름",
  "editor.name-taken": "같은 이름의 파일이 이미 있습니다.",
  "editor.name-wrong": "web.yaml처럼 글자, 숫자, 점, 붙임표로 된 이름을 쓰세요.",
  "editor.text": "{file}의 내용",
  "editor.problem": "{file}, {line}번째 줄",
  "editor.problems": "문제",
  "editor.fix": "고치기",
  "editor.empty": "여기에 매니페스트를 붙여 넣으세요.",

  "terminal.label": "터미널",
  "terminal.input": "명령을 입력하세요",
  "terminal.too-much": "출력이 너무 많아 모두 읽어 드릴 수 없습니다. 직접 살펴보세요.",
  "terminal.welcome": "kubectl과 셸을 쓸 수 있습니다. 버튼도 여기에 명령을 입력합니다. 예: kubectl get pods",

  "timeline.label": "시간 축",
  "timeline.line": "{time}: {text}",
  "timeline.fault": "{time}: {text}",
  "timeline.loss": "{time}: 유실 {text}",

  "scene.title": "세 파일, 세 가지 수명",
  "scene.apply": "앱이 파일 세 개를 쓰는 Deployment입니다.",
  "scene.write": "하나는 컨테이너 안에, 하나는 emptyDir에, 하나는 노드 디스크에 씁니다.",
  "scene.kill": "컨테이너를 강제 종료하면 …",
  "scene.lost": "… 셋 중 하나가 사라집니다. 이제 직접 상자를 눌러 망가뜨려 보세요.",
};
