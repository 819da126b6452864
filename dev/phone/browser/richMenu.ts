import type { ShownRichMenu } from "../state.ts";
import { byId, make } from "./elements.ts";

let open = true;
let shown = "";

/** Shows the rich menu below the talk, its picture or its labels; a tap on an area does its action. */
export function showRichMenu(menu: ShownRichMenu | null): void {
  const key = JSON.stringify([menu, open]);
  if (key === shown) return;
  shown = key;
  const toggle = byId("toggle-menu");
  toggle.hidden = menu === null;
  toggle.setAttribute("aria-expanded", String(open));
  byId("rich-menu").replaceChildren(...(menu === null || !open ? [] : [drawRichMenu(menu)]));
}

/** Opens or closes the rich menu from the next drawing on: some taps close it, and it greets whoever takes the phone. */
export function setRichMenuOpen(isOpen: boolean): void {
  open = isOpen;
}

/** Opens and closes the rich menu when its button is pressed. */
export function watchRichMenuToggle(redraw: () => void): void {
  byId("toggle-menu").addEventListener("click", () => {
    open = !open;
    redraw();
  });
}

function drawRichMenu(menu: ShownRichMenu): HTMLElement {
  const element = make("div", `rich-menu${menu.imageUrl === null ? "" : " pictured"}`);
  element.style.aspectRatio = `${menu.width} / ${menu.height}`;
  if (menu.imageUrl !== null) element.style.backgroundImage = `url("${menu.imageUrl}")`;
  for (const area of menu.areas) {
    const cell = make("div", "rich-menu-area", area.action.label ?? "");
    cell.dataset.action = JSON.stringify(area.action);
    cell.role = "button";
    cell.tabIndex = 0;
    cell.style.left = `${(area.x / menu.width) * 100}%`;
    cell.style.top = `${(area.y / menu.height) * 100}%`;
    cell.style.width = `${(area.width / menu.width) * 100}%`;
    cell.style.height = `${(area.height / menu.height) * 100}%`;
    element.appendChild(cell);
  }
  return element;
}
