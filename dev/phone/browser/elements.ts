/** The element with an id; the page always has it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Makes an element with a class and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...children: Array<Node | string>
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.replaceChildren(...children);
  return element;
}

let toastTimer = 0;

/** Says something at the foot of the phone for a moment. */
export function toast(text: string): void {
  byId("toast").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => byId("toast").replaceChildren(), 4000);
}
