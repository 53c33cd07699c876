import { describe, expect, it } from "vitest";
import { readSourceTree, shipped } from "./source-tree.ts";

const files = shipped(readSourceTree());

describe("purity", () => {
  it("keeps the clock and chance out of the core: time and randomness come in as arguments", () => {
    const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\./;
    expect(
      files.filter((file) => file.path.startsWith("core/") && impure.test(file.text)).map((file) => file.path),
    ).toEqual([]);
  });

  it("keeps planning pure: a run plan is a function of graph and placement", () => {
    const planning = files.filter((file) => /^adapters\/run\/src\/(?!supervise\/|index\.ts)/.test(file.path));
    const impure = planning.filter((file) => file.imports.some(({ specifier }) => specifier.startsWith("node:")));
    expect(impure.map((file) => file.path)).toEqual([]);
  });

  it("reads the environment only where a process begins", () => {
    const doors =
      /^(cli\/|tools\/|services\/[^/]+\/src\/(main|worker|[a-z-]+-job)\.ts$|service-kit\/src\/(process|db)\/|adapters\/run\/src\/supervise\/|console\/server\/src\/build\/|web\/)/;
    const readers = files.filter((file) => /\bprocess\.env\b/.test(file.text) && !doors.test(file.path));
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it("names no platform in the core or an adapter", () => {
    const platform = /\b(breiq|directfanz|webstack|storymagic|accountability-?atlas)\b/i;
    const naming = files.filter(
      (file) => /^(core|adapters)\//.test(file.path) && platform.test(file.text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, "")),
    );
    expect(naming.map((file) => file.path)).toEqual([]);
  });

  it("prints only from the command line", () => {
    const printing = /\bconsole\.(log|info|warn|error|debug)\(|\bprocess\.std(out|err)\.write\(/;
    const doors = /^(cli\/|tools\/|web\/build)/;
    expect(files.filter((file) => !doors.test(file.path) && printing.test(file.text)).map((file) => file.path)).toEqual(
      [],
    );
  });
});
