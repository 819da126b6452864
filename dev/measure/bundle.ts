// What the first screen loads, gzipped: `node dev/measure/bundle.ts [folder of the built app]`. Fails above the limits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const SCRIPT_LIMIT_BYTES = 55_000;
const STYLE_LIMIT_BYTES = 12_000;
/** The entry, the page it opens with, and LINE's SDK, which a session that has run out needs too. */
const FIRST_SCREEN = ["index.html", "pages/HomePage.tsx", "liff.ts"];

const folder = process.argv[2] ?? fileURLToPath(new URL("../../dist/liff", import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<
  string,
  Chunk
>;

const files = new Set<string>();
for (const name of FIRST_SCREEN) collect(name);
const sizes = [...files].map((file) => ({
  file,
  gzip: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
}));
const totalOf = (ending: string) =>
  sizes.filter(({ file }) => file.endsWith(ending)).reduce((sum, { gzip }) => sum + gzip, 0);
const scripts = totalOf(".js");
const styles = totalOf(".css");

for (const { file, gzip } of sizes) console.log(JSON.stringify({ file, gzip }));
console.log(
  JSON.stringify({ scripts, scriptLimit: SCRIPT_LIMIT_BYTES, styles, styleLimit: STYLE_LIMIT_BYTES }),
);
process.exitCode = scripts > SCRIPT_LIMIT_BYTES || styles > STYLE_LIMIT_BYTES ? 1 : 0;

function collect(name: string) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the manifest: was the app built?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const each of chunk.imports ?? []) collect(each);
}
