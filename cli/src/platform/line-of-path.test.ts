import { describe, expect, it } from "vitest";
import { lineOfPath } from "./line-of-path.ts";

const SOURCE = `import { bucket, definePlatform, postgres } from "@terrace/core/spec";

// database: not this one
export default definePlatform(
  {
    name: "shop",
    database: postgres({
      version: "15",
      pool: { min: 5, maximum: 20 },
    }),
    services: { identity, videos },
    media: bucket({ prefixes: { "raw": { version: "}" } } }),
  },
  {
    local: { phase: "launch", database: { class: "local" } },
    production: {
      phase: "scale",
      database: { class: "db.r6g.xlarge" },
    },
  },
);
`;

describe("lineOfPath", () => {
  it.each([
    ["name", 6],
    ["database", 7],
    ["database.pool.maximum", 9],
    ["services.videos", 11],
    ["postgres", null],
    ["media.prefixes.raw.version", 12],
    ["environments.production", 16],
    ["environments.production.database.class", 18],
    ["environments.local.database", 15],
  ])("finds %s", (path, line) => {
    expect(lineOfPath(SOURCE, path)).toBe(line);
  });

  it("stops at the nearest key that is written", () => {
    expect(lineOfPath(SOURCE, "environments.production.database.storage")).toBe(18);
  });

  it("finds in the platform what the environment leaves unsaid", () => {
    expect(lineOfPath(SOURCE, "environments.production.database.pool.min")).toBe(9);
  });

  it("knows nothing of keys that stand elsewhere", () => {
    expect(lineOfPath(SOURCE, "cdn.origin")).toBeNull();
  });
});
