import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { definePlatform, type Platform } from "@terrace/core/spec";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wordPlaces } from "./word-places.ts";

const PLATFORM = `import { definePlatform } from "@terrace/core/spec";
import { network } from "./entrance.ts";
import { goods } from "./services/goods.ts";
import { many, sizes } from "./sizes.ts";

const pool = {
  max: 20,
};

export default definePlatform(
  {
    network,
    database: { pool },
    services: { goods: configure(goods, pool) },
  },
  {
    small: { database: { class: "small" }, services: sizes(1) },
    large: {
      extends: "small",
      services: many,
    },
  },
);
`;

const FILES = {
  "platform.ts": PLATFORM,
  "entrance.ts": `export const network = {\n  cidr: "10.0.0.0/16",\n};\n`,
  "services/goods.ts": `/** What is for sale. */\nexport const goods = http({\n  port: 8_000,\n});\n`,
  "sizes.ts": `const big = { cpu: 512 };
const kinds = {
  goods: big,
};
export const sizes = (count: number) => ({
  "*": { tasks: count },
  ...kinds,
});
export const many = { "*": { tasks: 9 }, ...kinds };
`,
};

const folder = mkdtempSync(join(tmpdir(), "terrace-words-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => {
  mkdirSync(join(folder, "services"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});

describe("where a word stands", () => {
  const platform: Platform = definePlatform({ name: "shop", services: {} }, {
    small: { phase: "launch", target: "aws", region: "us-east-1" },
    large: { extends: "small" },
  } as Parameters<typeof definePlatform>[1]);
  const at = (path: string): string => {
    const written = join(folder, "platform.ts");
    const { file, line } = wordPlaces(platform, { folder: "shop", path: written, shown: written })(path);
    return `${file}:${line}`;
  };

  it.each([
    ["small.database.class", "platform.ts:17"],
    ["large.database.class", "platform.ts:17"],
    ["small.network", "entrance.ts:1"],
    ["small.network.cidr", "entrance.ts:2"],
    ["small.database.pool.max", "platform.ts:7"],
    ["small.services.goods.port", "services/goods.ts:3"],
    ["small.services.goods.cpu", "sizes.ts:1"],
    ["small.services.goods.tasks", "sizes.ts:6"],
    ["large.services.goods.tasks", "sizes.ts:9"],
    ["large.services.goods.cpu", "sizes.ts:1"],
  ])("follows %s through constants, however they are spread", (path, place) => {
    expect(at(path)).toBe(place);
  });
});
