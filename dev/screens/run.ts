// `npm run screens`: pictures of every page from the sample city on one day, and those of the READMEs.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { ensureChromium } from "../chromium.ts";
import { build } from "../stack/build.ts";
import { startCity } from "../stack/city.ts";
import { openLocalDatabase } from "../stack/database.ts";
import { repository } from "../stack/repository.ts";
import { startSampleLine } from "../stack/sampleLine.ts";
import { ensureDevVars, readVariables } from "../stack/variables.ts";
import { PEOPLE, type Places, README_PICTURES, SCREEN_PAGES, type ScreenPage } from "./pages.ts";
import { findPlaces } from "./places.ts";

/** The day before the second quarter's answers are due: some units have answered, some are late. */
const DAY = "2026-10-06";
const MOMENT = Date.parse(`${DAY}T08:30:00+09:00`);
/** Late in the month, when its hours tell something; the city is loaded as of then. */
const MONTHS_END = Date.parse("2026-10-27T08:30:00+09:00");
const EVENING = Date.parse("2026-10-27T16:50:00+09:00");
const WIDTHS = { phone: 375, desk: 1280 } as const;
const LEAST_HEIGHT = 812;
const MOST_HEIGHT = 1_800;
const MOST_BYTES = 200_000;
/** Room for the frame, CSS pixels. */
const AROUND_PHONE = 12;
const SCREENS = join(repository, "docs/screens");
const IMAGES = join(repository, "docs/images");

/** What a picture is taken with. */
interface Camera {
  browser: Browser;
  url: string;
  phoneUrl: string;
  places: Places;
  setClock(instant: number): void;
}

const only = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-screens-"));
ensureDevVars();
const { DATABASE_URL: _, DATABASE_AUTH_TOKEN: __, ...variables } = readVariables();
await build("mock");
const line = await startSampleLine(variables);
const city = await startCity({
  port: 0,
  databasePort: 0,
  dataDir,
  liff: "mock",
  variables: { ...variables, ...line.variables },
  prepare: async (url) => {
    const database = await openLocalDatabase(url);
    await loadSampleCity({ ...database.context, now: MONTHS_END });
    database.close();
  },
  onLog: (text, level) => {
    if (level === "error") console.error(text);
  },
});
try {
  city.clock.set(MOMENT);
  await line.connect(city, { port: 0, isFirst: false });
  await startMorning(line.phoneUrl);
  const database = await openLocalDatabase(city.databaseUrl);
  const places = await findPlaces(database.db);
  database.close();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  await takeAll({
    browser,
    url: city.url,
    phoneUrl: line.phoneUrl,
    places,
    setClock: (instant) => city.clock.set(instant),
  });
  await browser.close();
} finally {
  await line.close();
  await city.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);

function momentOf({ at }: ScreenPage): number {
  if (at === undefined) return MOMENT;
  return at === "evening" ? EVENING : MONTHS_END;
}

/** Through the phone, which has LINE's clock follow the city's. */
async function startMorning(phoneUrl: string): Promise<void> {
  const answer = await fetch(new URL("/api/morning", phoneUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ day: DAY }),
  });
  if (!answer.ok) throw new Error(`the morning could not begin: ${await answer.text()}`);
}

async function takeAll(camera: Camera): Promise<void> {
  const wanted = SCREEN_PAGES.filter(({ file }) => only.length === 0 || only.includes(file));
  mkdirSync(SCREENS, { recursive: true });
  if (only.length === 0) {
    for (const name of readdirSync(SCREENS)) if (name.endsWith(".png")) rmSync(join(SCREENS, name));
  }
  for (const page of wanted) {
    camera.setClock(momentOf(page));
    for (const [place, width] of Object.entries(WIDTHS)) {
      await takePage(camera, page, { name: `${page.file}-${place}`, width, scheme: "light" });
      if (page.isMain) {
        await takePage(camera, page, { name: `${page.file}-${place}-dark`, width, scheme: "dark" });
      }
    }
  }
  camera.setClock(MOMENT);
  for (const picture of README_PICTURES) {
    const page = wanted.find(({ file }) => file === picture.of);
    if (!page) continue;
    const shown = await open(camera, page, { ...picture, scheme: "light" });
    writeFileSync(join(IMAGES, `${picture.file}.png`), await shown.screenshot());
    await shown.context().close();
  }
  if (only.length === 0 || only.includes("chat")) await takeChat(camera);
  if (only.length === 0) writeFileSync(join(SCREENS, "README.md"), indexOfPictures());
}

interface Look {
  width: number;
  height: number;
  /** Dots of the picture for each CSS pixel. */
  dots: number;
  scheme: "light" | "dark";
}

/** The whole page where it is not very long; sharp where that is not too large a file. */
async function takePage(
  camera: Camera,
  page: ScreenPage,
  { name, width, scheme }: { name: string; width: number; scheme: Look["scheme"] },
): Promise<void> {
  const dots = width === WIDTHS.phone ? 2 : 1;
  const shown = await open(camera, page, { width, height: LEAST_HEIGHT, dots, scheme });
  const whole = await shown.evaluate(() => document.documentElement.scrollHeight);
  for (const height of [Math.min(Math.max(whole, LEAST_HEIGHT), MOST_HEIGHT), LEAST_HEIGHT]) {
    await shown.setViewportSize({ width, height });
    for (const scale of ["device", "css"] as const) {
      const picture = await shown.screenshot({ scale });
      if (picture.length > MOST_BYTES) continue;
      writeFileSync(join(SCREENS, `${name}.png`), picture);
      await shown.context().close();
      return;
    }
  }
  throw new Error(`${name} does not fit into ${MOST_BYTES} bytes`);
}

async function open(camera: Camera, { who, path }: ScreenPage, look: Look): Promise<Page> {
  const context = await camera.browser.newContext({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.dots,
    colorScheme: look.scheme,
    reducedMotion: "reduce",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
  });
  const page = await context.newPage();
  const address = new URL(path(camera.places), camera.url);
  address.searchParams.set("mockUser", sampleLineUserId(PEOPLE[who]));
  address.searchParams.set("phone", camera.phoneUrl);
  await page.goto(address.href);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The sample phone with the chat of the chief's morning, for the READMEs. */
async function takeChat({ browser, phoneUrl }: Camera): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1_280, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme: "light",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
  });
  const page = await context.newPage();
  await page.goto(`${phoneUrl}?user=${sampleLineUserId(PEOPLE.chief)}&theme=light`);
  await page.locator(".fx-bubble").first().waitFor();
  await page.waitForTimeout(500);
  const box = await page.locator("#phone").boundingBox();
  if (!box) throw new Error("there is no phone to take a picture of");
  const clip = {
    x: box.x - AROUND_PHONE,
    y: Math.max(box.y - AROUND_PHONE, 0),
    width: box.width + 2 * AROUND_PHONE,
    height: box.height + 2 * AROUND_PHONE,
  };
  writeFileSync(join(IMAGES, "phone.png"), await page.screenshot({ clip }));
  await context.close();
}

function indexOfPictures(): string {
  const rows = SCREEN_PAGES.map(({ file, title, isMain }) => {
    const pictures = [
      `[375](${file}-phone.png)`,
      `[1280](${file}-desk.png)`,
      ...(isMain ? [`[375 dark](${file}-phone-dark.png)`, `[1280 dark](${file}-desk-dark.png)`] : []),
    ];
    return `| ${title} | ${pictures.join(" · ")} |`;
  });
  return `# 画面

\`npm run screens\` が、見本の市の令和8年10月6日の朝（勤務時間と期限は10月27日）から撮ります。手では直しません。

| 画面 | 幅 |
| --- | --- |
${rows.join("\n")}
`;
}
