/** A large screen: manifests and terminal, picture, files side by side. Panes resize, collapse and remember. */
import { type ComponentProps, type ReactNode, useState } from "react";
import { Group, type Layout, Panel, Separator } from "react-resizable-panels";
import { Editor } from "../editor/Editor.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { recall, remember } from "../stored.ts";
import { Terminal } from "../terminal/Terminal.tsx";
import type { PaneName } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { PicturePane } from "./PicturePane.tsx";
import styles from "./panes.module.css";

const isLayout = (value: unknown): value is Layout =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((size) => typeof size === "number" && size >= 0 && size <= 100);

/** What a group of panes was left as, if that still fits the panes there are. */
function useRemembered(
  name: string,
  panes: readonly string[],
): Pick<ComponentProps<typeof Group>, "defaultLayout" | "onLayoutChanged"> {
  const [layout] = useState(() => recall(`panes.${name}`, isLayout));
  const fits =
    layout !== undefined &&
    panes.every((pane) => pane in layout) &&
    Object.keys(layout).length === panes.length;
  return {
    ...(fits ? { defaultLayout: layout } : {}),
    onLayoutChanged: (next) => remember(`panes.${name}`, next),
  };
}

export function WidePanes() {
  const columns = useRemembered("columns", ["left", "picture", "files"]);
  const rows = useRemembered("rows", ["editor", "terminal"]);
  return (
    <Group orientation="horizontal" className={styles.wide} {...columns}>
      <Panel
        id="left"
        defaultSize={372}
        minSize={240}
        collapsible
        collapsedSize={0}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Group orientation="vertical" {...rows}>
          <Panel id="editor" minSize={90}>
            <Editor />
          </Panel>
          <Divider of="terminal" />
          <Panel
            id="terminal"
            defaultSize={230}
            minSize={80}
            collapsible
            collapsedSize={0}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Terminal />
          </Panel>
        </Group>
      </Panel>
      <Divider of="editor" />
      <Panel id="picture" minSize={320}>
        <PicturePane />
      </Panel>
      <Divider of="files" />
      <Panel
        id="files"
        defaultSize={304}
        minSize={220}
        collapsible
        collapsedSize={0}
        groupResizeBehavior="preserve-pixel-size"
      >
        <FilesPanel />
      </Panel>
    </Group>
  );
}

function Divider({ of: pane }: { readonly of: PaneName }): ReactNode {
  const { t } = useWords();
  return <Separator className={styles.divider} aria-label={t("pane.resize", { pane: t(`pane.${pane}`) })} />;
}
