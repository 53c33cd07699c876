import { defineConfig } from "vitest/config";

const UNIT = ["{core,adapters,cli,console,service-kit,services,platforms,web,ui,tools}/**/*.test.{ts,tsx}"];
const ENGINE = ["**/*.engine.test.ts"];
const BUILT = ["**/node_modules/**", "**/.next/**", "**/.terrace/**"];

/** An event is awaited, not a time: what has not come by then does not come, on a busy machine either. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };
/** The same for what starts platforms, clouds or browsers. */
const VERY_PATIENT = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } };

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
          ...PATIENT,
        },
      },
      { test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], ...PATIENT } },
      { test: { name: "golden", include: ["tests/golden/**/*.test.ts"], ...PATIENT } },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts"],
          ...VERY_PATIENT,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: "contract",
          include: ["tests/contract/**/*.test.ts", ...ENGINE],
          exclude: BUILT,
          ...PATIENT,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/start-platform.ts"],
          ...VERY_PATIENT,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
