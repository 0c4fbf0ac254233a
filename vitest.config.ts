import { defineConfig } from "vitest/config";

const everywhere = "{platform,modules,apps,scripts}/**";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: [`${everywhere}/*.test.{ts,tsx}`],
          exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
          globalSetup: ["scripts/test-postgres.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`${everywhere}/*.browser.test.ts`],
          globalSetup: ["scripts/test-postgres.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
