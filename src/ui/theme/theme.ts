/** Light or dark: as the system says, until the person says otherwise. */
import { useEffect, useSyncExternalStore } from "react";
import { useStored } from "../stored.ts";

export type Theme = "light" | "dark";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function subscribe(notify: () => void): () => void {
  systemIsDark.addEventListener("change", notify);
  return () => systemIsDark.removeEventListener("change", notify);
}

const isTheme = (value: unknown): value is Theme => value === "light" || value === "dark";

/** The theme in force, and the way to the other one. */
export function useTheme(): readonly [Theme, () => void] {
  const system: Theme = useSyncExternalStore(subscribe, () => systemIsDark.matches) ? "dark" : "light";
  const [chosen, choose] = useStored<Theme | undefined>("theme", undefined, isTheme);
  const theme = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, () => choose(theme === "light" ? "dark" : "light")];
}
