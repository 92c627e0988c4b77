/** The editor in the page's colours, light or dark, as the custom properties say. */
import { colourOf, isDark } from "../../theme/page-colours.ts";
import { monaco } from "./monaco.ts";

const NAME = "afterpod";
const hidden = "#00000000";

/** Defines the theme anew from the colours in force; every editor of the page follows. */
export function paintEditors(): void {
  const bare = (name: string): string => colourOf(name).slice(1);
  monaco.editor.defineTheme(NAME, {
    base: isDark() ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare("--ink") },
      { token: "type.yaml", foreground: bare("--node") },
      { token: "string.yaml", foreground: bare("--outside") },
      { token: "number", foreground: bare("--container") },
      { token: "keyword.yaml", foreground: bare("--cluster") },
      { token: "comment.yaml", foreground: bare("--ink-3") },
      { token: "operators.yaml", foreground: bare("--ink-2") },
      { token: "delimiter", foreground: bare("--ink-2") },
    ],
    colors: {
      "editor.background": colourOf("--panel-2"),
      "editor.foreground": colourOf("--ink"),
      "editor.lineHighlightBackground": hidden,
      "editor.lineHighlightBorder": hidden,
      "editor.selectionBackground": `${colourOf("--accent")}3d`,
      "editor.wordHighlightBackground": `${colourOf("--accent")}1f`,
      "editorCursor.foreground": colourOf("--accent"),
      "editorLineNumber.foreground": colourOf("--ink-3"),
      "editorLineNumber.activeForeground": colourOf("--ink"),
      "editorIndentGuide.background1": colourOf("--line-soft"),
      "editorIndentGuide.activeBackground1": colourOf("--line"),
      "editorError.foreground": colourOf("--lost"),
      "editorWarning.foreground": colourOf("--pod"),
      "editorInfo.foreground": colourOf("--accent"),
      "editorLightBulb.foreground": colourOf("--pod"),
      "editorWidget.background": colourOf("--panel"),
      "editorWidget.border": colourOf("--line"),
      "editorWidget.foreground": colourOf("--ink"),
      "editorHoverWidget.background": colourOf("--panel"),
      "editorHoverWidget.border": colourOf("--line"),
      "editorHoverWidget.foreground": colourOf("--ink"),
      "editorHoverWidget.statusBarBackground": colourOf("--panel-2"),
      "editorSuggestWidget.background": colourOf("--panel"),
      "editorSuggestWidget.border": colourOf("--line"),
      "editorSuggestWidget.foreground": colourOf("--ink"),
      "editorSuggestWidget.highlightForeground": colourOf("--accent"),
      "editorSuggestWidget.focusHighlightForeground": colourOf("--accent"),
      "editorSuggestWidget.selectedBackground": colourOf("--accent-soft"),
      "editorSuggestWidget.selectedForeground": colourOf("--ink"),
      "menu.background": colourOf("--panel"),
      "menu.foreground": colourOf("--ink"),
      "menu.selectionBackground": colourOf("--accent-soft"),
      "menu.selectionForeground": colourOf("--ink"),
      "list.hoverBackground": colourOf("--panel-2"),
      "quickInput.background": colourOf("--panel"),
      "quickInput.foreground": colourOf("--ink"),
      "quickInputList.focusBackground": colourOf("--accent-soft"),
      "quickInputList.focusForeground": colourOf("--ink"),
      "input.background": colourOf("--panel-2"),
      "input.foreground": colourOf("--ink"),
      "input.border": colourOf("--line"),
      focusBorder: colourOf("--accent"),
      "scrollbar.shadow": hidden,
      "scrollbarSlider.background": `${colourOf("--ink-3")}38`,
      "scrollbarSlider.hoverBackground": `${colourOf("--ink-3")}61`,
      "scrollbarSlider.activeBackground": `${colourOf("--ink-3")}8a`,
      "editorOverviewRuler.border": hidden,
      "textLink.foreground": colourOf("--accent"),
      "textCodeBlock.background": colourOf("--panel-2"),
    },
  });
  monaco.editor.setTheme(NAME);
}
