/** Zooming for those without a wheel, and the way back to the whole picture. */
import { useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useWords } from "../words/words.ts";
import styles from "./picture.module.css";

interface Props {
  readonly showAll: () => void;
  readonly isMoved: boolean;
}

export function ViewButtons({ showAll, isMoved }: Props) {
  const { zoomIn, zoomOut } = useReactFlow();
  const { t } = useWords();
  return (
    <div className={styles.view} data-moved={isMoved || undefined}>
      <button
        type="button"
        aria-label={t("picture.zoom-out")}
        onClick={() => void zoomOut({ duration: 150 })}
      >
        <Minus size={14} />
      </button>
      <button type="button" aria-label={t("picture.zoom-in")} onClick={() => void zoomIn({ duration: 150 })}>
        <Plus size={14} />
      </button>
      <button type="button" aria-label={t("picture.fit")} onClick={showAll}>
        <Maximize size={14} />
      </button>
    </div>
  );
}
