/**
 * A large screen: manifests and terminal, picture, files side by side. Panes resize, collapse and remember.
 */
import type { CSSProperties } from "react";
import { Editor } from "../editor/Editor.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { Terminal } from "../terminal/Terminal.tsx";
import { Divider } from "./Divider.tsx";
import { PicturePane } from "./PicturePane.tsx";
import styles from "./panes.module.css";
import { usePaneSize } from "./use-pane-size.ts";

export function WidePanes() {
  const left = usePaneSize("left", { initial: 372, least: 240, most: 760 });
  const terminal = usePaneSize("terminal", { initial: 230, least: 90, most: 620 });
  const files = usePaneSize("files", { initial: 304, least: 220, most: 560 });
  const sizes = {
    "--left": `${left.shown}px`,
    "--terminal-height": `${terminal.shown}px`,
    "--files": `${files.shown}px`,
  };
  return (
    <div className={styles.wide} style={sizes as CSSProperties}>
      <div className={styles.left} hidden={left.shown === 0}>
        <div className={styles.editor}>
          <Editor />
        </div>
        <Divider of="terminal" size={terminal} pane="after" orientation="horizontal" />
        <div className={styles.terminal} hidden={terminal.shown === 0}>
          <Terminal />
        </div>
      </div>
      <Divider of="editor" size={left} pane="before" orientation="vertical" />
      <PicturePane />
      <Divider of="files" size={files} pane="after" orientation="vertical" />
      <div className={styles.files} hidden={files.shown === 0}>
        <FilesPanel />
      </div>
    </div>
  );
}
