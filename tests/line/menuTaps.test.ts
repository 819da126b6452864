import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRichMenu } from "../../dev/line/check/richMenu.ts";
import { MENU_KINDS, menuKindOf } from "../../worker/line/richMenus/menuKind.ts";
import {
  MENU_ITEMS,
  MENU_WIDTH,
  menuAreas,
  menuHeight,
  menuRequest,
} from "../../worker/line/richMenus/menus.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { tap, write } from "./talking.ts";

const LIFF_ID = "2000000002-Wakaba01";
const NOW = Date.parse("2026-10-05T10:00:00+09:00");

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

describe.each(MENU_KINDS)("the menu %s", (kind) => {
  const { areas, ...menu } = menuRequest(kind, LIFF_ID);

  it("is one that LINE takes, with words for every area", () => {
    expect(checkRichMenu({ ...menu, areas, name: "menu" })).toEqual([]);
    for (const { action } of areas ?? []) expect(action?.label).toBeTruthy();
  });

  it("is covered by its areas, none over another", () => {
    const covered = menuAreas(kind).reduce((sum, area) => sum + area.width * area.height, 0);
    expect(covered).toBe(MENU_WIDTH * menuHeight(kind));
    for (const area of menuAreas(kind)) {
      expect(area.x + area.width).toBeLessThanOrEqual(MENU_WIDTH);
      expect(area.y + area.height).toBeLessThanOrEqual(menuHeight(kind));
    }
  });

  it("says the same with a tap as with a word, because LINE for PC has no menu", async () => {
    for (const { action } of areas ?? []) {
      if (action?.type !== "postback") continue;
      const { data, displayText } = action as { data: string; displayText: string };
      const [tapped, written] = await Promise.all([
        tap(city.db, data, { now: NOW }),
        write(city.db, displayText, { now: NOW }),
      ]);
      expect(tapped).toEqual(written);
    }
  });
});

describe("who has which menu", () => {
  it.each([
    [["member"], "member"],
    [["chief"], "chief"],
    [["director"], "director"],
    [["admin"], "admin"],
    [["member", "chief"], "chief"],
    [["admin", "chief"], "chief"],
    [["member", "admin"], "admin"],
    [["chief", "director"], "director"],
    [[], "unlinked"],
  ] as const)("with the posts %j it is %s", (roles, kind) => {
    expect(menuKindOf(roles)).toBe(kind);
  });
});

describe("a word of the menu", () => {
  it("tapped by somebody who is not linked is answered without asking who they are", async () => {
    const { words } = await tap(city.db, "say:使い方", { now: NOW, staffId: CITY.staff.planningMember });
    expect(words.join()).toContain("四半期の進捗確認");
  });

  it("opens only pages of the app", () => {
    for (const item of Object.values(MENU_ITEMS)) {
      if ("page" in item) expect(item.page).toMatch(/^\/[a-z/]*$/);
    }
  });
});
