// `/components` of the sample build: every component in every state, light and dark side by side. Never deployed.
import { render } from "preact";
import "../../styles/index.css";
import "../../styles/inputs.css";
import "../../styles/settings.css";
import "../../styles/gallery.css";
import tokens from "../../styles/tokens.css?raw";
import { loadWords } from "../../text/index.ts";
import { Gallery } from "./Gallery.tsx";
import { SideBySide } from "./SideBySide.tsx";
import { THEMES, tokensOf } from "./themes.ts";

await loadWords();
const wanted = new URLSearchParams(location.search).get("theme");
const theme = THEMES.find((known) => known === wanted);
if (theme) {
  const style = document.createElement("style");
  style.textContent = tokensOf(tokens, theme);
  document.head.appendChild(style);
}
const root = document.getElementById("app");
if (root) render(theme ? <Gallery /> : <SideBySide />, root);
