// What every page has to keep: axe's rules in both schemes, and the width of the screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of axe that a page breaks as it stands, each with the first element that does. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** Fails where a page breaks a rule of axe, light or dark; leaves it light. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await coloursSettled(page);
    expect(await violationsOn(page), colorScheme).toEqual([]);
  }
}

/** A colour on its way from light to dark is nobody's colour. What turns for ever goes on. */
function coloursSettled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await nextFrame();
    await nextFrame();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    // What stands still would never end by itself.
    for (const animation of ending) animation.finish();
    await nextFrame();
  });
}

/** The same, and that nothing is wider than a small phone, a desk and a phone; leaves it a phone's. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const width of [320, 1280, 375]) {
    await page.setViewportSize({ width, height: 812 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
  }
}
