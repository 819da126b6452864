import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { imageSizeOf } from "../../dev/line/check/imageSize.ts";
import { drawnFile, readPages, readPictures } from "../../dev/richMenus/pictures.ts";
import { MENU_KINDS } from "../../worker/line/richMenus/menuKind.ts";
import { MENU_WIDTH, menuHeight } from "../../worker/line/richMenus/menus.ts";

const pictures = readPictures();

describe.each(MENU_KINDS)("the picture of %s", (kind) => {
  it("has the size of its menu and at most 1 MB", () => {
    expect(imageSizeOf(pictures[kind])).toEqual({ width: MENU_WIDTH, height: menuHeight(kind) });
    expect(pictures[kind].length).toBeLessThanOrEqual(1024 * 1024);
  });
});

it("the pictures are those of today's areas, labels and colours; else run dev/richMenus/draw.ts", async () => {
  const pages = await readPages();
  const drawn = JSON.parse(readFileSync(drawnFile, "utf8"));
  expect(Object.fromEntries(pages.map(({ kind, digest }) => [kind, digest]))).toEqual(drawn);
});
