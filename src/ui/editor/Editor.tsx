/** Manifests as tabs, with what is wrong in them, and the key that applies them. */
import { useState } from "react";
import { useSession } from "../session-context.ts";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { MonacoText } from "./MonacoText.tsx";
import { type ManifestFile, useManifests } from "./manifests.ts";
import { PlainText } from "./PlainText.tsx";
import { Problems } from "./Problems.tsx";
import { Tabs } from "./Tabs.tsx";
import { useAfterPicture } from "./use-after-picture.ts";
import { useCheck } from "./use-check.ts";
import { useMarkedLines } from "./use-marked-lines.ts";

const applyKey = navigator.userAgent.includes("Mac") ? "⌘ Enter" : "Ctrl Enter";

export function Editor({ isPlain = false }: { readonly isPlain?: boolean }) {
  const file = useManifests(({ files, active }) => files.find(({ name }) => name === active));
  const session = useSession();
  const { t } = useWords();
  if (!file) return null;
  const apply = (): void => session.apply(file.name, file.text);
  return (
    <section className={styles.editor} aria-label={t("pane.editor")}>
      <div className={styles.top}>
        <Tabs />
        <button
          type="button"
          className={styles.apply}
          title={t("editor.apply-key", { file: file.name, key: applyKey })}
          onClick={apply}
        >
          {t("editor.apply")}
          <kbd>{applyKey}</kbd>
        </button>
      </div>
      <Text file={file} apply={apply} isPlain={isPlain} />
      <Problems file={file} />
    </section>
  );
}

interface TextProps {
  readonly file: ManifestFile;
  readonly apply: () => void;
  readonly isPlain: boolean;
}

/** Plain text at once; the full editor takes its place when the picture has answered. */
function Text({ file, apply, isPlain }: TextProps) {
  const mayLoad = useAfterPicture();
  const [isMounted, setMounted] = useState(false);
  const marked = useMarkedLines(file.name);
  useCheck(file.name, file.text);
  const isFull = isMounted && !isPlain;
  return (
    <div className={styles.texts}>
      {!isFull && <PlainText file={file} marked={marked} apply={apply} />}
      {mayLoad && !isPlain && (
        <MonacoText file={file} marked={marked} apply={apply} onReady={() => setMounted(true)} />
      )}
    </div>
  );
}
