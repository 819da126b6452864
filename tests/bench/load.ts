// The first opening of やること on a slow phone and a slow line: what is loaded, and how long a person waits.
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { build } from "../../dev/stack/build.ts";
import { launchBrowser, phoneOf } from "../e2e/support/browser.ts";
import { startStack } from "../e2e/support/stack.ts";
import { startCompressingProxy } from "./compressingProxy.ts";
import { lighthouseScores } from "./lighthouse.ts";

const OPENINGS = 7;
const CPU_SLOWDOWN = 4;
const LATENCY_MS = 150;
const BYTES_PER_SECOND = (1.6 * 1024 * 1024) / 8;
const WHO = "10021";
const MORNING = Date.parse("2026-12-22T08:30:00+09:00");
/** As a card opens it: LINE adds `liff.state`, and so the SDK is loaded too. */
const WAYS = { session: "/", card: "/?liff.state=%2F" } as const;
/** The first thing a person can press for a duty. */
const USABLE = "main .card a.button";

interface Opening {
  jsGzip: number;
  cssGzip: number;
  requests: number;
  fcpMs: number;
  usableMs: number;
}

/**
 * Prints a line per way of opening, medians of seven: `name way jsGzip cssGzip requests fcpMs usableMs lighthouse`, the last
 * with the scores of `session` and null for `card`.
 */
export async function run(): Promise<void> {
  await build("production");
  const stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  const proxy = await startCompressingProxy(stack.city.url);
  const browser = await launchBrowser();
  const userId = sampleLineUserId(WHO);
  stack.line.addUser({ userId, name: "職員", friend: true });
  await stack.city.tickAt(MORNING);
  const context = await phoneOf(browser, stack.line, userId);
  await signIn(context, stack.city.url);
  for (const [way, path] of Object.entries(WAYS)) {
    const openings: Opening[] = [];
    for (let n = 0; n < OPENINGS; n += 1) openings.push(await openOnce(context, proxy.url + path));
    const median = (of: (opening: Opening) => number) =>
      Math.round(openings.map(of).toSorted((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? Number.NaN);
    console.log(
      JSON.stringify({
        name: "load",
        way,
        jsGzip: median(({ jsGzip }) => jsGzip),
        cssGzip: median(({ cssGzip }) => cssGzip),
        requests: median(({ requests }) => requests),
        fcpMs: median(({ fcpMs }) => fcpMs),
        usableMs: median(({ usableMs }) => usableMs),
        // A card's page goes on to log in at LINE, which Lighthouse would follow.
        lighthouse:
          way === "session" ? await lighthouseScores(proxy.url + path, await context.cookies()) : null,
      }),
    );
  }
  await browser.close();
  proxy.close();
  await stack.stop();
}

/** The cookie is the host's, whatever the port: the openings to be measured find it. */
async function signIn(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/`);
  await page.locator(USABLE).first().waitFor();
  await page.close();
}

async function openOnce(context: BrowserContext, url: string): Promise<Opening> {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const seen = await watchWire(wire, new URL(url).origin);
  await page.addInitScript((selector) => {
    const look = () => {
      if (document.querySelector(selector)) performance.mark("usable");
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, USABLE);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  // What the page loads ahead for later begins a second and a half after it is drawn and is none of the first screen's.
  const sizes = seen();
  const times = await timesOf(page);
  await page.close();
  return { ...sizes, ...times };
}

/** Slows the page down and counts the bodies that come over the wire from the app's own origin. */
async function watchWire(wire: CDPSession, origin: string) {
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  await wire.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await wire.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const paths = new Map<string, string>();
  const bytes = new Map<string, number>();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const { origin: from, pathname } = new URL(request.url);
    if (from === origin) paths.set(requestId, pathname);
  });
  wire.on("Network.responseReceived", ({ requestId, response }) =>
    bytes.set(requestId, Number(response.headers["content-length"] ?? 0)),
  );
  const sumOf = (ending: string) =>
    [...paths]
      .filter(([, path]) => path.endsWith(ending))
      .reduce((sum, [id]) => sum + (bytes.get(id) ?? 0), 0);
  return () => ({ jsGzip: sumOf(".js"), cssGzip: sumOf(".css"), requests: paths.size });
}

function timesOf(page: Page): Promise<Pick<Opening, "fcpMs" | "usableMs">> {
  return page.evaluate(() => ({
    fcpMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    usableMs: performance.getEntriesByName("usable")[0]?.startTime ?? Number.NaN,
  }));
}
