/** A small screen: one pane in front, the others behind their tabs, the picture first. */
import { Files, FileText, type LucideIcon, Network, SquareTerminal } from "lucide-react";
import type { ReactNode } from "react";
import { Editor } from "../editor/Editor.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { Terminal } from "../terminal/Terminal.tsx";
import { type PaneName, useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { PicturePane } from "./PicturePane.tsx";
import styles from "./panes.module.css";

const panes: readonly { readonly name: PaneName; readonly icon: LucideIcon; readonly content: ReactNode }[] =
  [
    { name: "picture", icon: Network, content: <PicturePane /> },
    { name: "editor", icon: FileText, content: <Editor isPlain /> },
    { name: "terminal", icon: SquareTerminal, content: <Terminal /> },
    { name: "files", icon: Files, content: <FilesPanel /> },
  ];

export function NarrowPanes() {
  const front = useView((state) => state.front);
  const bringToFront = useView((state) => state.bringToFront);
  const { t } = useWords();
  return (
    <div className={styles.narrow}>
      {panes.map(({ name, content }) => (
        <div key={name} className={styles.front} hidden={front !== name}>
          {content}
        </div>
      ))}
      <nav className={styles.tabs}>
        {panes.map(({ name, icon: Icon }) => (
          <button
            key={name}
            type="button"
            aria-current={front === name ? "page" : undefined}
            onClick={() => bringToFront(name)}
          >
            <Icon size={18} aria-hidden="true" />
            {t(`pane.${name}`)}
          </button>
        ))}
      </nav>
    </div>
  );
}
