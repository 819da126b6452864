import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";

const published = readFileSync(
  createRequire(import.meta.url).resolve("@digital-go-jp/design-tokens/dist/tokens.css"),
  "utf8",
);
const ours = readFileSync(new URL("../../liff/styles/tokens.css", import.meta.url), "utf8");
const light = colours(ours.slice(0, ours.indexOf("@media")));
const dark = { ...light, ...colours(ours.slice(ours.indexOf("@media"))) };

it("takes every colour from the design system, as the name beside it says", () => {
  for (const [, , value, token] of ours.matchAll(/(--[\w-]+): (#\w+); \/\* ([\w-]+) \*\//g)) {
    expect(published).toMatch(new RegExp(`--color-(primitive|neutral)-${token}: ${value};`));
  }
  expect(ours.match(/#[0-9a-f]{6}; \/\*/g)?.length).toBe(ours.match(/#[0-9a-f]{6}/g)?.length);
});

it.each([
  ["light", light],
  ["dark", dark],
])("can be read in %s: 4.5 to 1 for text, 3 to 1 for marks and edges", (_, tokens) => {
  const ratio = (one: string, other: string) => contrast(tokens[one] ?? "", tokens[other] ?? "");
  for (const ground of ["surface", "paper"]) {
    for (const ink of ["ink", "ink-soft", "ink-faint", "press", "good", "bad", "warn-ink"]) {
      expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of ["fair", "warn", "done", "silence", "focus"]) {
      expect(ratio(mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
  expect(ratio("line-strong", "surface")).toBeGreaterThanOrEqual(3);
  expect(ratio("on-press", "press")).toBeGreaterThanOrEqual(4.5);
  expect(ratio("press", "press-soft-strong")).toBeGreaterThanOrEqual(4.5);
  expect(ratio("warn-ink", "warn-soft")).toBeGreaterThanOrEqual(4.5);
  expect(ratio("good", "good-soft")).toBeGreaterThanOrEqual(4.5);
  expect(ratio("bad", "bad-soft")).toBeGreaterThanOrEqual(4.5);
});

function colours(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2.1 contrast ratio. */
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
