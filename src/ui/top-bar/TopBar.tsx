/** Name and scene at the left, time in the middle, language and theme at the right. */
import { Languages, Moon, Sun } from "lucide-react";
import type { Message, MessageId } from "#i18n";
import type { Theme } from "../theme/theme.ts";
import { useWords } from "../words/words.ts";
import { Mark } from "./Mark.tsx";
import { Transport } from "./Transport.tsx";
import styles from "./top-bar.module.css";

interface Props {
  readonly title: MessageId;
  readonly theme: Theme;
  readonly switchTheme: () => void;
  readonly switchLanguage: () => void;
}

export function TopBar({ title, theme, switchTheme, switchLanguage }: Props) {
  const { language, say, t } = useWords();
  const other = theme === "light" ? t("theme.dark") : t("theme.light");
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Mark />
        {t("app.name")}
        <span className={styles.scene}>{say({ id: title } as Message)}</span>
      </h1>
      <Transport />
      <div className={styles.switches}>
        <button
          type="button"
          className={styles.switch}
          lang={language === "en" ? "ko" : "en"}
          onClick={switchLanguage}
          aria-label={t("language.switch")}
        >
          <Languages size={15} aria-hidden="true" />
          <span>{language === "en" ? "한국어" : "English"}</span>
        </button>
        <button
          type="button"
          className={styles.switch}
          onClick={switchTheme}
          aria-label={other}
          title={other}
        >
          {theme === "light" ? <Moon size={15} aria-hidden="true" /> : <Sun size={15} aria-hidden="true" />}
        </button>
      </div>
    </header>
  );
}
