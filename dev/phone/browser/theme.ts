import { byId } from "./elements.ts";

const KEY = "theme";

/** Takes the theme of the system unless another was chosen, and lets one choose. */
export function watchTheme(): void {
  const chosen = new URLSearchParams(location.search).get(KEY) ?? localStorage.getItem(KEY);
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  setTheme(chosen ?? system);
  byId("themes").addEventListener("change", ({ target }) => {
    const { value } = target as HTMLInputElement;
    localStorage.setItem(KEY, value);
    setTheme(value);
  });
}

function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  const radio = byId("themes").querySelector<HTMLInputElement>(`input[value="${theme}"]`);
  if (radio !== null) radio.checked = true;
}
