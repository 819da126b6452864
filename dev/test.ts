// `npm test`: gets a browser, builds what is deployed, runs every test. Arguments go to vitest.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureChromium, NoChromiumError } from "./chromium.ts";
import { build } from "./stack/build.ts";
import { repository } from "./stack/repository.ts";

try {
  const chromium = ensureChromium();
  await build("production");
  const vitest = spawn(
    process.execPath,
    [join(repository, "node_modules/vitest/vitest.mjs"), "run", ...process.argv.slice(2)],
    { cwd: repository, stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: chromium } },
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => vitest.kill(signal));
  vitest.on("exit", (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof NoChromiumError ? error.message : error);
  process.exit(1);
}
