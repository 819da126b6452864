import type { Drawn } from "./drawn.ts";

const VOID_TAGS = new Set(["img", "br"]);

/** The drawing as HTML text, for pictures and for places without a DOM. */
export function toHtml(drawn: Drawn | string): string {
  if (typeof drawn === "string") return escapeHtml(drawn);
  const style = Object.entries(drawn.style)
    .map(([property, value]) => `${property}:${value}`)
    .join(";");
  const attributes = Object.entries(style === "" ? drawn.attributes : { ...drawn.attributes, style })
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join("");
  const open = `<${drawn.tag}${attributes}>`;
  return VOID_TAGS.has(drawn.tag) ? open : `${open}${drawn.children.map(toHtml).join("")}</${drawn.tag}>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
