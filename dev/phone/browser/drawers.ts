import { byId } from "./elements.ts";

const DRAWERS = ["members", "panel"] as const;

/** On a narrow screen the members and the panel slide in over the phone. */
export function watchDrawers(): void {
  for (const drawer of DRAWERS) {
    byId(`open-${drawer}`).addEventListener("click", () => byId(drawer).classList.add("open"));
    byId(drawer).querySelector(".close-drawer")?.addEventListener("click", closeDrawers);
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeDrawers();
  });
}

export function closeDrawers(): void {
  for (const drawer of DRAWERS) byId(drawer).classList.remove("open");
}
