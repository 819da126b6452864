// `node dev/bootstrap.mjs dev/richMenus/draw.ts`: takes the pictures of the rich menus anew, after a change of their
// areas, labels, icons or the app's colours. Needs Chromium and Noto Sans CJK JP; the pictures are committed, so that
// nothing else does.
import { statSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { MENU_WIDTH, menuHeight } from "../../worker/line/richMenus/menus.ts";
import { ensureChromium } from "../chromium.ts";
import { drawnFile, pictureFile, readPages } from "./pictures.ts";

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox"] });
const pages = await readPages();
for (const { kind, html } of pages) {
  const page = await browser.newPage({
    viewport: { width: MENU_WIDTH, height: menuHeight(kind) },
    deviceScaleFactor: 1,
    colorScheme: "light",
  });
  await page.setContent(html);
  await page.screenshot({ path: pictureFile(kind) });
  await page.close();
  console.log(`${kind} ${Math.round(statSync(pictureFile(kind)).size / 1024)} KiB`);
}
await browser.close();
const drawn = Object.fromEntries(pages.map(({ kind, digest }) => [kind, digest]));
writeFileSync(drawnFile, `${JSON.stringify(drawn, null, 2)}\n`);
