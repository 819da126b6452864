import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { entries } from "../../liff/pages/components/Gallery.tsx";
import { THEMES, tokensOf } from "../../liff/pages/components/themes.ts";
import config from "../../vite.config.ts";

const folder = fileURLToPath(new URL("../../liff/components", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => file.replace(/\.tsx$/, ""));

it("/components shows every component once, with a sentence when to use it", () => {
  const shown = entries().map(({ file }) => file);
  expect(shown.toSorted()).toEqual(files.toSorted());
  for (const { file, when, states } of entries()) {
    expect(when, file).not.toBe("");
    expect(states.length, file).toBeGreaterThan(0);
    expect(new Set(states.map(([name]) => name)).size, file).toBe(states.length);
  }
});

it("each theme has all the colours of its own part of the tokens", () => {
  const css = readFileSync(new URL("../../liff/styles/tokens.css", import.meta.url), "utf8");
  const [light, dark] = THEMES.map((theme) => tokensOf(css, theme));
  expect(light).toContain("--surface: #ffffff;");
  expect(dark).toContain("--surface: #1a1a1a;");
  expect(light?.match(/--/g)?.length).toBe(dark?.match(/--/g)?.length);
});

it("is built for the sample phone only", () => {
  const pagesOf = (mode: string) => config({ mode, command: "build" }).build?.rolldownOptions?.input;
  expect(pagesOf("production")).toEqual([expect.stringContaining("liff/index.html")]);
  expect(pagesOf("mock")).toContainEqual(expect.stringContaining("liff/components.html"));
});
