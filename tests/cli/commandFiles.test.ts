import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The line at which a command begins; the lines below it have not run yet while it does. */
const BEGINS = /^await (?:run|runCommand)\(/m;
const STANDS_BELOW = /^(?:export )?(?:const|let|class) (\w+)/gm;

const commands = globSync(["dev/**/*.ts", "tests/bench/*.ts"], { cwd: ROOT })
  .map((file) => ({ file, source: readFileSync(join(ROOT, file), "utf8") }))
  .filter(({ source }) => BEGINS.test(source));

test("the commands are found", () => {
  expect(commands.map(({ file }) => file)).toEqual(
    expect.arrayContaining(["dev/cli/admin.ts", "dev/cli/import.ts", "tests/bench/run.ts"]),
  );
});

describe("what a command uses is there when it begins", () => {
  test.each(commands)("$file", ({ source }) => {
    const below = source.slice(source.search(BEGINS));
    expect([...below.matchAll(STANDS_BELOW)].map(([, name]) => name)).toEqual([]);
  });
});
