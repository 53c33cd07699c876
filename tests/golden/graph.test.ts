import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkGraph } from "@terrace/core/check";
import { graphToJson } from "@terrace/core/graph";
import { environmentsOf, resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PLATFORMS = join(ROOT, "platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

/** Every folder with a platform.ts is a platform, and every environment of it has a golden. */
const names = readdirSync(PLATFORMS).filter((name) => existsSync(join(PLATFORMS, name, "platform.ts")));

for (const name of names) {
  const { default: platform } = (await import(join(PLATFORMS, name, "platform.ts"))) as { default: Platform };
  const folder = join(PLATFORMS, name, "golden");
  const environments = environmentsOf(platform).map((environment) => environment.name);

  describe(`the graphs of ${name}`, () => {
    it("have one golden for each environment and none beside", () => {
      mkdirSync(folder, { recursive: true });
      const goldens = readdirSync(folder).filter((file) => file.endsWith(".graph.json"));
      if (!UPDATE)
        expect(goldens.sort()).toEqual(environments.map((environment) => `${environment}.graph.json`).sort());
    });

    for (const environment of environments) {
      it(`${environment}: same words, same bytes (UPDATE_GOLDEN=1 accepts a difference)`, () => {
        const { graph, diagnostics } = resolvePlatform(platform, environment);
        expect(diagnostics).toEqual([]);
        if (graph === null) throw new Error(`${environment} resolves to nothing`);
        const text = graphToJson(graph);
        const file = join(folder, `${environment}.graph.json`);
        if (UPDATE) writeFileSync(file, text);
        expect(text).toBe(readFileSync(file, "utf8"));
      });

      it(`${environment}: no rule is broken that its authors do not acknowledge`, () => {
        const { graph } = resolvePlatform(platform, environment);
        const found = graph === null ? [] : checkGraph(graph);
        expect(found.filter(({ severity }) => severity !== "info")).toEqual([]);
        expect(found.filter(({ code }) => code === "TER-CHK-000")).toEqual([]);
      });
    }
  });
}
