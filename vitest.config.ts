import { defineConfig } from "vitest/config";

const ordinary = "packages/*/src/**/*.test.{ts,tsx}";
// Each of these starts a PostgreSQL or wants the one of tests/global-setup.ts.
const withDatabase = [
  "packages/server/src/platform/embedded-db/*.test.ts",
  "packages/server/src/modules/identity/{accounts,posts,sessions}.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: [ordinary], exclude: withDatabase } },
      {
        test: {
          name: "server",
          include: [...withDatabase, "tests/**/*.test.ts"],
          exclude: ["tests/e2e/**"],
          globalSetup: ["tests/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/stage.ts"],
          // Half of the time a page waits for the server: two at a time even on two cores.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
