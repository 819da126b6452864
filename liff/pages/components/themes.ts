export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The tokens of one theme as they stand in tokens.css, whatever the browser prefers. */
export function tokensOf(css: string, theme: Theme): string {
  const inDark = css.indexOf("@media");
  const part = theme === "light" ? css.slice(0, inDark) : css.slice(inDark);
  const colours = [...part.matchAll(/--[\w-]+: #\w{6};/g)].map(([line]) => line);
  return `:root { color-scheme: ${theme}; ${colours.join(" ")} }`;
}
