import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/e2e/**", "tests/bench/**"],
          setupFiles: ["tests/support/consoleErrors.ts"],
          // All cores: on a machine of two the default would leave one idle.
          maxWorkers: "100%",
          testTimeout: 15_000,
          execArgv: ["--import", new URL("./dev/quickLoad.mjs", import.meta.url).href],
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
