import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The page itself, and the drawing of Flex messages with its words that it shares with the mini-app. A browser resolves the page's
 * `../../../liff/…` to `/liff/…`, because a path never climbs above its root.
 */
const FOLDERS = [
  { at: "/", folder: folderOf("./browser/") },
  { at: "/liff/components/flex/", folder: folderOf("../../liff/components/flex/") },
  { at: "/liff/text/", folder: folderOf("../../liff/text/") },
];
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
};

/** The files of the page by path (`/main.ts`), TypeScript with its types taken off. Read once. */
export function loadAssets(): Map<string, { body: string; type: string }> {
  const assets = new Map<string, { body: string; type: string }>();
  for (const { at, folder } of FOLDERS) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const type = TYPES[extname(file)];
      if (type === undefined) continue;
      const text = readFileSync(join(folder, file), "utf8");
      const body = extname(file) === ".ts" ? quietly(() => stripTypeScriptTypes(text)) : text;
      assets.set(file === "index.html" ? at : at + file, { body, type });
    }
  }
  return assets;
}

function folderOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
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
