import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { excerpt } from "./excerpt.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-excerpt-"));
const log = join(folder, "identity-1.log");
const TREE = "/state/shop/local/revisions/identity/a72847777cdee141/tree";

afterAll(() => rmSync(folder, { recursive: true }));

describe("excerpt", () => {
  it("has what a Node that crashed says of the cause, and no frames of Node's own", () => {
    write(`
node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nothing' imported from ${TREE}/services/identity/src/routes.ts
    at packageResolve (node:internal/modules/esm/resolve:784:25)
    at defaultResolve (node:internal/modules/esm/resolve:1006:11) {
  code: 'ERR_MODULE_NOT_FOUND'
}

Node.js v24.21.0`);
    expect(excerpt(log)).toEqual({
      path: log,
      lines: [
        "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nothing' imported from services/identity/src/routes.ts",
      ],
    });
  });

  it("names the line of the code that failed", () => {
    write(`
{"level":"info","message":"listening"}
node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

file://${TREE}/services/identity/src/routes.ts:16
const a = (;
           ^

SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expression expected
    at parseTypeScript (node:internal/modules/typescript:72:36)
    at open (file://${TREE}/services/identity/src/deps.ts:3:9)

Node.js v24.21.0`);
    expect(excerpt(log).lines).toEqual([
      "services/identity/src/routes.ts:16",
      "const a = (;",
      "           ^",
      "SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expression expected",
      "    at open (services/identity/src/deps.ts:3:9)",
    ]);
  });

  it("is the last lines of any other log, and none of one that is missing", () => {
    write(Array.from({ length: 90 }, (_, n) => `line ${n}`).join("\n"));
    expect(excerpt(log, 2).lines).toEqual(["line 88", "line 89"]);
    expect(excerpt(`${log}.missing`).lines).toEqual([]);
  });
});

function write(text: string): void {
  writeFileSync(log, `${text}\n`);
}
