import lighthouse from "lighthouse";
import type { Cookie } from "playwright-core";
import { freePort } from "../../dev/freePort.ts";
import { launchBrowser } from "../e2e/support/browser.ts";

/** A single run's performance moves by several points with whatever else the machine does. */
const RUNS = 5;
/** Lighthouse's categories that count here, by their names in the figures. */
const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  bestPractices: "best-practices",
} as const;

/** From 0 to 100. */
export type LighthouseScores = Record<keyof typeof CATEGORIES, number>;

/**
 * Lighthouse's scores of a page with its own mobile settings, each the median of five runs.
 * @param url on this machine: nothing else is reached
 * @param cookies of the person who opens it
 * @throws Error when the page led elsewhere or could not be judged
 */
export async function lighthouseScores(url: string, cookies: Cookie[]): Promise<LighthouseScores> {
  const port = await freePort();
  const browser = await launchBrowser([
    `--remote-debugging-port=${port}`,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ]);
  try {
    // Lighthouse opens its pages in the browser's own profile; a context of Playwright's is another one.
    const wire = await browser.newBrowserCDPSession();
    await wire.send("Storage.setCookies", {
      cookies: cookies.map(({ partitionKey: _, ...cookie }) => cookie),
    });
    const runs: LighthouseScores[] = [];
    for (let n = 0; n < RUNS; n += 1) runs.push(await runOnce(url, port));
    const median = (of: keyof LighthouseScores) =>
      runs.map((scores) => scores[of]).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
    return {
      performance: median("performance"),
      accessibility: median("accessibility"),
      bestPractices: median("bestPractices"),
    };
  } finally {
    await browser.close();
  }
}

async function runOnce(url: string, port: number): Promise<LighthouseScores> {
  // Its reset between runs empties the caches and leaves the cookies.
  const result = await lighthouse(url, {
    port,
    logLevel: "silent",
    onlyCategories: Object.values(CATEGORIES),
  });
  if (!result) throw new Error("Lighthouse gave no result");
  const { categories, finalDisplayedUrl, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}`);
  const scoreOf = (name: keyof LighthouseScores) => {
    const score = categories[CATEGORIES[name]]?.score;
    if (typeof score !== "number") throw new Error(`Lighthouse could not judge ${name}`);
    return Math.round(score * 100);
  };
  return {
    performance: scoreOf("performance"),
    accessibility: scoreOf("accessibility"),
    bestPractices: scoreOf("bestPractices"),
  };
}
