import { defineConfig } from "vitest/config";

const everywhere = "{platform,modules,apps,scripts}/**";

// Limits end what hangs; they judge no speed, so a machine that is busy with other work does not fail a test.
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: [`${everywhere}/*.test.{ts,tsx}`],
          exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
          globalSetup: ["scripts/test-postgres.ts"],
          setupFiles: ["scripts/test-seed.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`${everywhere}/*.browser.test.ts`],
          globalSetup: ["scripts/test-postgres.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
