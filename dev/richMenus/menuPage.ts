import {
  BadgeCheck,
  Bell,
  BookOpenText,
  CalendarClock,
  CalendarOff,
  CircleQuestionMark,
  Clock,
  type IconNode,
  Info,
  LayoutGrid,
  Link,
  ListTodo,
  Send,
  Settings,
  SquarePen,
  Sunrise,
  Target,
} from "lucide";
import type { MenuKind } from "../../worker/line/richMenus/menuKind.ts";
import {
  MENU_ITEMS,
  MENU_WIDTH,
  type MenuArea,
  type MenuItem,
  menuAreas,
  menuHeight,
} from "../../worker/line/richMenus/menus.ts";

/** The same icons as the app's for what both have. */
const ICONS: Record<MenuItem, IconNode> = {
  link: Link,
  about: Info,
  answer: SquarePen,
  duties: ListTodo,
  review: BadgeCheck,
  policies: BookOpenText,
  goals: Target,
  departments: LayoutGrid,
  overtime: Clock,
  overtimeBoard: Clock,
  overtimeDepartment: Clock,
  deadlines: CalendarClock,
  morning: Sunrise,
  absence: CalendarOff,
  settings: Settings,
  deliveries: Send,
  rules: Bell,
  help: CircleQuestionMark,
};

/**
 * The page of which a menu's picture is taken, as large as the picture. A phone shows it at about 15 %: a letter of 112
 * pixels is one of 17 there.
 * @param tokens liff/styles/tokens.css, for the colours of the app
 */
export function menuPage(kind: MenuKind, tokens: string): string {
  const [first, ...rest] = menuAreas(kind);
  const tiles = [...(first ? [tile(first, "first")] : []), ...rest.map((area) => tile(area, "other"))];
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<style>
${tokens}
:root { color-scheme: light; }
* { box-sizing: border-box; margin: 0; }
body { position: relative; width: ${MENU_WIDTH}px; height: ${menuHeight(kind)}px; background: var(--line); font-family: var(--font); font-weight: 700; overflow: hidden; }
.area { position: absolute; padding: 14px; }
.tile { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 44px; height: 100%; border-radius: 56px; background: var(--surface); color: var(--ink); font-size: 112px; line-height: 1.15; white-space: nowrap; }
.tile svg { width: 172px; height: 172px; color: var(--press); }
.wide .tile { gap: 52px; font-size: 136px; }
.wide .tile svg { width: 204px; height: 204px; }
.first .tile { background: var(--press); color: var(--on-press); }
.first .tile svg { color: var(--on-press); }
</style>
${tiles.join("\n")}
</html>
`;
}

function tile({ item, x, y, width, height }: MenuArea, place: "first" | "other"): string {
  const size = width > MENU_WIDTH / 3 + 1 ? "wide" : "narrow";
  const at = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  return `<div class="area ${place} ${size}" style="${at}"><div class="tile">${icon(ICONS[item])}<span>${MENU_ITEMS[item].label}</span></div></div>`;
}

function icon(node: IconNode): string {
  const parts = node.map(([tag, attributes]) => {
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    return `<${tag} ${written.join(" ")}/>`;
  });
  return `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${parts.join("")}</svg>`;
}
