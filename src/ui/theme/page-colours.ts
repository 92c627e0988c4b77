/** The page's colours for what cannot read custom properties by itself: the editor and the terminal. */

/** `#rrggbb` of a custom property of the page; a colour nobody defined is the ink's grey. */
export function colourOf(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  if (/^#[0-9a-f]{6}$/i.test(value)) return value;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  return short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")}`
    : "#808080";
}

/** The families of a custom property such as `--mono`, for what sets type by itself. */
export const fontOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).replace(/\s+/g, " ").trim();

export const isDark = (): boolean => document.documentElement.dataset.theme === "dark";

/** Calls back now and whenever the page's theme changes; the returned function ends that. */
export function followTheme(paint: () => void): () => void {
  paint();
  const observer = new MutationObserver(paint);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
