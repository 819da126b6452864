// What stands on the menus and where. dev/richMenus draws the same areas; tests hold the two together.
import type { messagingApi } from "@line/bot-sdk";
import { liffUrl } from "../chat/bubble.ts";
import { ANSWER_TAP } from "../chat/goalTap.ts";
import { sayTap } from "../chat/tap.ts";
import type { MenuKind } from "./menuKind.ts";

/** What a menu can hold. Each is also in the app or can be written in the talk: LINE for PC shows no menus. */
export const MENU_ITEMS = {
  link: { label: "連携する", page: "/link" },
  about: { label: "使い方", says: "使い方" },
  answer: { label: "進捗を答える", says: "進捗" },
  duties: { label: "やること", page: "/" },
  review: { label: "確認", page: "/review" },
  policies: { label: "重点事項", page: "/policies" },
  goals: { label: "目標", page: "/goals" },
  departments: { label: "部の一覧", page: "/departments" },
  overtime: { label: "超過勤務", page: "/overtime" },
  overtimeBoard: { label: "超過勤務", page: "/overtime/board" },
  overtimeDepartment: { label: "超過勤務", page: "/overtime/department" },
  deadlines: { label: "期限", page: "/deadlines" },
  morning: { label: "朝の一枚", page: "/morning" },
  absence: { label: "不在", says: "不在" },
  settings: { label: "設定", page: "/settings" },
  deliveries: { label: "送信", page: "/admin/deliveries" },
  rules: { label: "声かけの設定", page: "/admin/settings" },
  help: { label: "ヘルプ", says: "ヘルプ" },
} as const satisfies Record<string, { label: string } & ({ page: string } | { says: string })>;
export type MenuItem = keyof typeof MENU_ITEMS;

/** An area of a menu; pixels of the picture, from the upper left corner. */
export interface MenuArea {
  item: MenuItem;
  x: number;
  y: number;
  width: number;
  height: number;
}

export const MENU_WIDTH = 2500;

interface MenuRow {
  height: number;
  items: readonly MenuItem[];
}

// The two that are pressed most are the largest, below them what else is daily, help always in the same corner.
const workMenu = (first: readonly MenuItem[], second: readonly MenuItem[], third: readonly MenuItem[]) => [
  { height: 620, items: first },
  { height: 533, items: second },
  { height: 533, items: third },
];

const ROWS: Record<MenuKind, readonly MenuRow[]> = {
  unlinked: [{ height: 843, items: ["link", "about", "help"] }],
  member: workMenu(["answer", "duties"], ["policies", "goals", "overtime"], ["deadlines", "absence", "help"]),
  chief: workMenu(
    ["answer", "duties"],
    ["overtimeBoard", "deadlines", "morning"],
    ["absence", "settings", "help"],
  ),
  director: workMenu(
    ["departments", "duties"],
    ["review", "policies", "overtimeDepartment"],
    ["morning", "absence", "help"],
  ),
  admin: workMenu(
    ["departments", "duties"],
    ["deliveries", "rules", "deadlines"],
    ["answer", "absence", "help"],
  ),
};

/** The height of a menu's picture in pixels. */
export function menuHeight(kind: MenuKind): number {
  return ROWS[kind].reduce((sum, row) => sum + row.height, 0);
}

/** The areas of a menu, row by row; together they cover the whole picture. */
export function menuAreas(kind: MenuKind): MenuArea[] {
  let y = 0;
  return ROWS[kind].flatMap(({ height, items }) => {
    const top = y;
    y += height;
    return items.map((item, index) => {
      const x = Math.round((index * MENU_WIDTH) / items.length);
      const end = Math.round(((index + 1) * MENU_WIDTH) / items.length);
      return { item, x, y: top, width: end - x, height };
    });
  });
}

/** The menu as LINE takes it, without its name. */
export function menuRequest(kind: MenuKind, liffId: string): Omit<messagingApi.RichMenuRequest, "name"> {
  return {
    size: { width: MENU_WIDTH, height: menuHeight(kind) },
    selected: true,
    chatBarText: "メニュー",
    areas: menuAreas(kind).map(({ item, ...bounds }) => ({ bounds, action: actionOf(item, liffId) })),
  };
}

function actionOf(item: MenuItem, liffId: string): messagingApi.Action {
  const meant = MENU_ITEMS[item];
  if ("page" in meant) return { type: "uri", label: meant.label, uri: liffUrl(liffId, meant.page) };
  return {
    type: "postback",
    label: meant.label,
    data: item === "answer" ? ANSWER_TAP : sayTap(meant.says),
    displayText: meant.says,
    // The answer would stand behind the menu.
    inputOption: "closeRichMenu",
  };
}
