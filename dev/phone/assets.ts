import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("./browser/", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
};

/** The files of the page by path (`/main.ts`), TypeScript with its types taken off. Read once. */
export function loadAssets(): Map<string, { body: string; type: string }> {
  const assets = new Map<string, { body: string; type: string }>();
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: "utf8" })) {
    const type = TYPES[extname(file)];
    if (type === undefined) continue;
    const text = readFileSync(join(FOLDER, file), "utf8");
    const body = extname(file) === ".ts" ? quietly(() => stripTypeScriptTypes(text)) : text;
    assets.set(file === "index.html" ? "/" : `/${file}`, { body, type });
  }
  return assets;
}

// Node warns once that stripping is experimental; a person who runs `npm start` can do nothing with that.
function quietly<T>(strip: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return strip();
  } finally {
    process.emitWarning = emitWarning;
  }
}
