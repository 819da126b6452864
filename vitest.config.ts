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
          // Node looks up the package of every one of its files, and reads 180 KB each time: more than a second per worker.
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  "drizzle-orm",
                  "drizzle-orm/libsql",
                  "drizzle-orm/libsql/web",
                  "drizzle-orm/libsql/migrator",
                  "drizzle-orm/sqlite-core",
                ],
              },
            },
          },
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
