/** One box of the picture: its caption, which is a button, and its files. */
import type { NodeProps } from "@xyflow/react";
import { type MouseEvent, memo } from "react";
import type { Box } from "#views";
import { useBox } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import styles from "./box.module.css";
import { captionOf, noteOf, typeOf } from "./box-title.ts";
import { FileChip } from "./FileChip.tsx";
import { twoColumnsFrom } from "./layout/sizes.ts";

export const BoxNode = memo(function BoxNode({ id, width = 0 }: NodeProps) {
  const box = useBox(id);
  return box ? <BoxShape box={box} isWide={width >= twoColumnsFrom} /> : null;
});

function BoxShape({ box, isWide }: { readonly box: Box; readonly isWide: boolean }) {
  const select = useView(({ select }) => select);
  const isSelected = useView(({ selection }) => selection?.id === box.id);
  const { t } = useWords();
  const selectBox = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) select({ type: "box", id: box.id });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the caption is the button, the box a wider target.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div
      className={styles.box}
      data-type={box.type}
      data-state={box.state}
      data-selected={isSelected || undefined}
      onClick={selectBox}
    >
      <Caption box={box} />
      {box.files.length > 0 && (
        <ul className={styles.files} data-wide={isWide || undefined}>
          {box.files.map((file) => (
            <FileChip key={file.id} file={file} />
          ))}
        </ul>
      )}
      {box.moreFiles > 0 && <p className={styles.rest}>{t("box.more-files", { count: box.moreFiles })}</p>}
      {box.type === "node-disk" && box.files.length === 0 && (
        <p className={styles.rest}>{t("box.disk-empty")}</p>
      )}
    </div>
  );
}

function Caption({ box }: { readonly box: Box }) {
  const { say, t } = useWords();
  const isStop = useView(({ stop }) => (stop ?? "cluster") === box.id);
  const isOpen = useView(({ menu }) => menu?.box === box.id);
  const caption = captionOf(box);
  const name = typeof caption === "string" ? caption : say(caption);
  const note = noteOf(box);
  const spoken = [
    say(typeOf(box)),
    box.name !== "" && box.type !== "node-disk" ? box.name : "",
    box.badge?.text,
    note && say(note),
    box.detail,
  ];
  const described = spoken.filter(Boolean).join(", ");
  const state =
    box.state === "gone"
      ? t("box.gone", { box: described })
      : box.state === "silent"
        ? t("box.silent", { box: described })
        : described;
  return (
    <button
      type="button"
      className={styles.caption}
      data-stop={box.id}
      tabIndex={isStop ? 0 : -1}
      aria-label={state}
      aria-haspopup="menu"
      aria-expanded={isOpen}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.words}>
        {box.kind !== undefined && <span className={styles.kind}>{box.kind}</span>}
        {box.badge && (
          <span className={styles.badge} data-tone={box.badge.tone}>
            {box.badge.text}
          </span>
        )}
        {box.type === "volume" ? (
          <code className={styles.path}>{box.detail}</code>
        ) : (
          <span className={styles.note}>{note ? say(note) : box.detail}</span>
        )}
      </span>
      {box.type === "volume" && note && <span className={styles.second}>{say(note)}</span>}
    </button>
  );
}
