import { randomBytes } from "node:crypto";
import type { messagingApi } from "@line/bot-sdk";

export interface RichMenu {
  richMenuId: string;
  menu: messagingApi.RichMenuRequest;
  image: { type: string; bytes: Uint8Array } | null;
}

/** Rich menus, their aliases, and who sees which. */
export interface RichMenus {
  menus: Map<string, RichMenu>;
  aliases: Map<string, string>;
  links: Map<string, string>;
  defaultId: string | null;
  create(menu: messagingApi.RichMenuRequest): RichMenu;
  delete(richMenuId: string): boolean;
  /** What the person sees: their own menu before the default. */
  shownTo(userId: string): RichMenu | null;
}

export function createRichMenus(): RichMenus {
  const store: RichMenus = {
    menus: new Map(),
    aliases: new Map(),
    links: new Map(),
    defaultId: null,
    create(menu) {
      const entry = { richMenuId: `richmenu-${randomBytes(16).toString("hex")}`, menu, image: null };
      store.menus.set(entry.richMenuId, entry);
      return entry;
    },
    delete(richMenuId) {
      if (!store.menus.delete(richMenuId)) return false;
      if (store.defaultId === richMenuId) store.defaultId = null;
      for (const [userId, linked] of store.links) {
        if (linked === richMenuId) store.links.delete(userId);
      }
      return true;
    },
    shownTo: (userId) => store.menus.get(store.links.get(userId) ?? store.defaultId ?? "") ?? null,
  };
  return store;
}
