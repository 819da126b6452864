import { type Browser, type BrowserContext, chromium, type Page, type Route } from "playwright-core";
import { findChromium, NoChromiumError } from "../../../dev/chromium.ts";
import type { LineSimulator } from "../../../dev/line/index.ts";

/** Starts the machine's Chromium, with nothing that calls home. @param ownArgs what it is told besides */
export async function launchBrowser(ownArgs: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new NoChromiumError();
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...ownArgs,
    ],
  });
}

/** A phone in the hand of one person: LINE's hosts are answered by the simulator, which has that person logged in. */
export async function phoneOf(
  browser: Browser,
  line: LineSimulator,
  lineUserId: string,
  viewport = { width: 375, height: 812 },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    deviceScaleFactor: 2,
  });
  await logInAtLineAs(context, line, lineUserId);
  await context.route(/https:\/\/(static|liffsdk)\.line-scdn\.net\/.*/, (route) =>
    route.fulfill({
      status: 200,
      contentType: route.request().url().endsWith(".json") ? "application/json" : "text/javascript",
      headers: { "access-control-allow-origin": "*" },
      body: route.request().url().endsWith(".json") ? "{}" : "",
    }),
  );
  return context;
}

/** Has LINE know this person in the browser from now on, whoever it knew before; null says no to its consent. */
export async function logInAtLineAs(
  context: BrowserContext,
  line: LineSimulator,
  lineUserId: string | null,
): Promise<void> {
  for (const host of ["api.line.me", "access.line.me"]) {
    await context.unroute(`https://${host}/**`);
    await context.route(`https://${host}/**`, (route) => {
      line.loginAs(lineUserId);
      return answerFrom(line.url, route);
    });
  }
}

/** Opens a LIFF link of a card as LINE does: the endpoint with the rest in `liff.state`. */
export async function openLiffLink(context: BrowserContext, endpoint: string, link: string): Promise<Page> {
  const url = new URL(link);
  const [, , ...rest] = url.pathname.split("/");
  const page = await context.newPage();
  await page.goto(`${endpoint}/?liff.state=${encodeURIComponent(`/${rest.join("/")}${url.search}`)}`);
  return page;
}

async function answerFrom(simulatorUrl: string, route: Route): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  const body = request.postDataBuffer();
  const answer = await fetch(simulatorUrl + url.pathname + url.search, {
    method: request.method(),
    headers: await request.allHeaders().then(withoutConnection),
    redirect: "manual",
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

function withoutConnection(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !name.startsWith(":") && !["host", "connection", "content-length"].includes(name),
  );
  return Object.fromEntries(kept);
}
