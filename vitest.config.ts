import { defineConfig } from "vitest/config";

const UNIT = ["{core,adapters,cli,console,service-kit,services,platforms,web,ui,tools}/**/*.test.{ts,tsx}"];
const ENGINE = ["**/*.engine.test.ts"];
const BUILT = ["**/node_modules/**", "**/.next/**", "**/.terrace/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: UNIT,
          exclude: [...ENGINE, ...BUILT],
          // Unit tests leave nothing behind in their process: loading every module once instead of once a file saves two thirds of the time.
          isolate: false,
          maxWorkers: 2,
        },
      },
      { test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"] } },
      { test: { name: "golden", include: ["tests/golden/**/*.test.ts"] } },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: "contract",
          include: ["tests/contract/**/*.test.ts", ...ENGINE],
          exclude: BUILT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/start-platform.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
