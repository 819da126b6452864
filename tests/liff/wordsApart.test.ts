import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const JAPANESE = /[\u3001-\u30ff\u3400-\u9fff\uff01-\uff0e\uff10-\uffef]/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

const liff = fileURLToPath(new URL("../../liff/", import.meta.url));
const files = readdirSync(liff, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/.test(path) && !path.startsWith("text/"),
);

it("every word of the screens stands in liff/text, none in a component", () => {
  const spoken = files.filter((path) =>
    JAPANESE.test(readFileSync(`${liff}${path}`, "utf8").replace(COMMENT, "")),
  );
  expect(spoken).toEqual([]);
});
