/** The page: bar above, panes below; on a small screen one pane at a time. */
import { useEffect, useMemo } from "react";
import type { Language } from "#i18n";
import { firstScene, type Session } from "#session";
import styles from "./app.module.css";
import { Failure } from "./Failure.tsx";
import { NarrowPanes } from "./panes/NarrowPanes.tsx";
import { useIsNarrow } from "./panes/use-is-narrow.ts";
import { WidePanes } from "./panes/WidePanes.tsx";
import { SessionContext } from "./session-context.ts";
import { useStored } from "./stored.ts";
import { useTheme } from "./theme/theme.ts";
import { TopBar } from "./top-bar/TopBar.tsx";
import { browserLanguage, WordsContext, wordsIn } from "./words/words.ts";

const focusPicture = (): void => document.querySelector<HTMLElement>(`[data-stop][tabindex="0"]`)?.focus();

const isLanguage = (value: unknown): value is Language => value === "en" || value === "ko";

export function App({ session }: { readonly session: Session }) {
  const [language, setLanguage] = useStored<Language>("language", browserLanguage(), isLanguage);
  const [theme, switchTheme] = useTheme();
  const words = useMemo(() => wordsIn(language), [language]);
  const isNarrow = useIsNarrow();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <SessionContext value={session}>
      <WordsContext value={words}>
        <div className={styles.app}>
          <button type="button" className={styles.skip} onClick={focusPicture}>
            {words.say({ id: "app.skip" })}
          </button>
          <TopBar
            title={firstScene.title}
            theme={theme}
            switchTheme={switchTheme}
            switchLanguage={() => setLanguage(language === "en" ? "ko" : "en")}
          />
          <Failure restart={() => session.open(firstScene)} />
          <main className={styles.main}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>
        </div>
      </WordsContext>
    </SessionContext>
  );
}
