import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rateCost } from "@terrace/core/control";
import type { CostReport } from "@terrace/core/report";
import { environmentsOf, resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { priceGraph, spendRates } from "@terrace/price";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PLATFORMS = join(ROOT, "platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

/** Prices do not change with the day; their age does. */
const AS_OF = "2026-11-21";

const names = readdirSync(PLATFORMS).filter((name) => existsSync(join(PLATFORMS, name, "platform.ts")));

for (const name of names) {
  const { default: platform } = (await import(join(PLATFORMS, name, "platform.ts"))) as { default: Platform };
  const folder = join(PLATFORMS, name, "golden");
  const environments = environmentsOf(platform).filter(({ target }) => target === "aws");

  describe(`the prices of ${name}`, () => {
    it("have one golden for each environment at a provider and none beside", () => {
      mkdirSync(folder, { recursive: true });
      const goldens = readdirSync(folder).filter((file) => file.endsWith(".price.json"));
      if (!UPDATE) expect(goldens.sort()).toEqual(environments.map((one) => `${one.name}.price.json`).sort());
    });

    for (const { name: environment } of environments) {
      it(`${environment}: same graph, same bytes (UPDATE_GOLDEN=1 accepts a difference)`, () => {
        const text = linesOf(report(platform, environment));
        const file = join(folder, `${environment}.price.json`);
        if (UPDATE) writeFileSync(file, text);
        expect(text).toBe(readFileSync(file, "utf8"));
      });

      it(`${environment}: leaves no resource out, and prices nothing at zero but what is free by its quantity`, () => {
        const { graph } = resolvePlatform(platform, environment);
        const { items, unpriced, free } = report(platform, environment);
        const seen = new Set([...items, ...unpriced].map(({ resource }) => resource));
        for (const { resources } of free) for (const id of resources) seen.add(id);
        expect(graph?.resources.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
        expect(items.filter(({ unitPrice }) => unitPrice === 0)).toEqual([]);
      });

      it(`${environment}: hands over rates that come to the bill of a month in which nothing happens`, () => {
        const { graph } = resolvePlatform(platform, environment);
        if (graph === null) throw new Error(`${environment} resolves to nothing`);
        const idle = priceGraph({ ...graph, costs: { ...graph.costs, usage: null } }, { asOf: AS_OF });
        const rates = spendRates(graph, { asOf: AS_OF })?.rates ?? [];
        const computed = rates.reduce((sum, rate) => sum + rateCost(rate, { hours: idle.hours }), 0);
        // Each line of a bill is rounded to the cent.
        expect(Math.abs(computed - idle.monthly.mid)).toBeLessThanOrEqual(0.005 * idle.items.length);
        expect(rates.length).toBeGreaterThan(10);
      });

      it(`${environment}: counts every secret that the templates make, and every copy of one`, () => {
        const { items, unpriced } = report(platform, environment);
        const nowhere = unpriced.filter(({ sku }) => sku === "secrets.secret").map(({ region }) => region);
        const priced = items.filter(({ sku }) => sku === "secrets.secret").map(({ quantity }) => quantity.mid);
        const { stacks } = JSON.parse(readFileSync(join(folder, `${environment}.synth.json`), "utf8")) as Synthesized;
        const stood = Object.values(stacks).filter(({ region }) => !nowhere.includes(region));
        const made = stood.flatMap(({ resources }) =>
          Object.values(resources).filter((one) => one.Type === "AWS::SecretsManager::Secret" && !isLater(one)),
        );
        const copies = made.flatMap(({ ReplicaRegions = [] }) =>
          ReplicaRegions.filter(({ Region }) => !nowhere.includes(Region)),
        );
        expect(priced.reduce((sum, count) => sum + count, 0)).toBe(made.length + copies.length);
      });
    }
  });
}

interface Synthesized {
  readonly stacks: Readonly<Record<string, MadeStack>>;
}

interface MadeStack {
  readonly region: string;
  readonly resources: Readonly<Record<string, MadeResource>>;
}

interface MadeResource {
  readonly Type?: string;
  readonly ReplicaRegions?: readonly { readonly Region: string }[];
  readonly "as in the first region, but"?: { readonly Condition?: string };
}

/** What a second region makes when it takes over. */
function isLater({ "as in the first region, but": other }: MadeResource): boolean {
  return other?.Condition !== undefined;
}

function report(platform: Platform, environment: string): CostReport {
  const { graph } = resolvePlatform(platform, environment);
  if (graph === null) throw new Error(`${environment} resolves to nothing`);
  const included = graph.costs.includes.map((other) => report(platform, other));
  return priceGraph(graph, { asOf: AS_OF, included });
}

/** One line for each line of the bill, so that a difference shows what changed. */
function linesOf(found: CostReport): string {
  const fields = Object.entries(found).map(([key, value]) => {
    const isList = Array.isArray(value) && value.length > 0;
    const text = isList ? `[\n${value.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n]` : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(",\n")}\n}\n`;
}
