import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../../worker/line/richMenus/digest.ts";
import { MENU_KINDS, type MenuKind } from "../../worker/line/richMenus/menuKind.ts";
import { repository } from "../stack/repository.ts";
import { menuPage } from "./menuPage.ts";

const folder = join(repository, "dev/richMenus/pictures");

/** The picture of a menu, drawn by `draw.ts` and committed. */
export const pictureFile = (kind: MenuKind) => join(folder, `${kind}.png`);

/** Of which page each picture was taken, by its digest. */
export const drawnFile = join(folder, "drawn.json");

/** The pictures of all menus. */
export function readPictures(): Record<MenuKind, Uint8Array<ArrayBuffer>> {
  return Object.fromEntries(
    MENU_KINDS.map((kind) => [kind, new Uint8Array(readFileSync(pictureFile(kind)))]),
  ) as Record<MenuKind, Uint8Array<ArrayBuffer>>;
}

/** The page of each menu with the app's colours of today, and its digest. */
export async function readPages(): Promise<{ kind: MenuKind; html: string; digest: string }[]> {
  const tokens = readFileSync(join(repository, "liff/styles/tokens.css"), "utf8");
  const light = tokens.slice(0, tokens.indexOf("@media"));
  return Promise.all(
    MENU_KINDS.map(async (kind) => {
      const html = menuPage(kind, light);
      return { kind, html, digest: await digestOf(html) };
    }),
  );
}
