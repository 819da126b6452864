import type { Drawn } from "./drawn.ts";

/** The drawing as elements of the page. */
export function toDom(drawn: Drawn | string): Node {
  if (typeof drawn === "string") return document.createTextNode(drawn);
  const element = document.createElement(drawn.tag);
  for (const [name, value] of Object.entries(drawn.attributes)) element.setAttribute(name, value);
  for (const [property, value] of Object.entries(drawn.style)) element.style.setProperty(property, value);
  for (const child of drawn.children) element.appendChild(toDom(child));
  return element;
}
