import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resolvePlatform } from "@terrace/core/resolve";
import { describe, expect, it } from "vitest";
import { check } from "../../cli/src/commands/check.ts";
import { EXIT } from "../../cli/src/exit-code.ts";
import { recordedTerminal } from "../../cli/src/testing/recorded-terminal.ts";
import { SPECS } from "./literal/specs.ts";

const UPDATE = process.env.UPDATE_GOLDEN === "1";

describe.each(Object.entries(SPECS))("the literal spec of %s", (platform, spec) => {
  const folder = join(import.meta.dirname, "literal", platform);

  it.each(Object.keys(spec.environments))(
    "resolves in %s, so that its mistakes are for rules to find",
    (environment) => {
      expect(resolvePlatform(spec, environment).diagnostics).toEqual([]);
    },
  );

  it("prints the findings that it always did (UPDATE_GOLDEN=1 accepts a difference)", async () => {
    const { terminal, out } = recordedTerminal();
    const code = await check.run({ arguments: [folder], options: {}, terminal, onInterrupt: () => {} });
    const file = join(folder, "findings.txt");
    if (UPDATE) writeFileSync(file, out());
    expect(out()).toBe(readFileSync(file, "utf8"));
    expect(code).toBe(EXIT.check);
  });
});
