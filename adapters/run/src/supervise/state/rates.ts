import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import { type SpendRate, type SpendRates, type UsageMeasure, WHOLE_MEASURES } from "@terrace/core/report";
import { controlFolder } from "./control-folder.ts";
import { writeFileOnce } from "./files.ts";

const NAME = "rates.json";

/** What usage costs, or why nobody knows. */
export type KnownSpendRates =
  | { readonly rates: SpendRates; readonly digest: string }
  | { readonly rates: null; readonly lacks: string };

/** Keeps the rates that whoever starts a platform hands over; null for none. They are looked at when they are read. */
export async function writeRates(state: string, rates: SpendRates | null): Promise<void> {
  const content = `${JSON.stringify(rates, null, 1)}\n`;
  await writeFileOnce({ path: join(controlFolder(state), NAME), mode: 0o600, content });
}

/** Reads the rates for a graph. What is no set of rates, or another environment's, prices nothing: a wrong bill is worse than none. */
export async function readRates(state: string, graph: Graph): Promise<KnownSpendRates> {
  const none = (lacks: string): KnownSpendRates => ({ rates: null, lacks });
  if (graph.target === "local") return none("this environment is one's own machine: nobody bills it");
  const text = await readFile(join(controlFolder(state), NAME), "utf8").catch(() => "null");
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return none("no prices were handed over when it was started: `terrace up` does that");
    const rates = spendRatesOf(value);
    if (rates.platform !== graph.platform || rates.environment !== graph.environment)
      return none(`the prices that were handed over are those of ${rates.platform} (${rates.environment})`);
    return { rates, digest: digestOf(rates) };
  } catch (error) {
    return none(`the prices that were handed over cannot be read: ${(error as Error).message}`);
  }
}

/** The same prices asked for on another day are the same. */
function digestOf({ asOf: _, ...rates }: SpendRates): string {
  return createHash("sha256").update(JSON.stringify(rates)).digest("hex").slice(0, 12);
}

/** Rates in what somebody wrote. Throws with the place that is wrong. */
export function spendRatesOf(value: unknown): SpendRates {
  const { platform, environment, region, currency, asOf, rates, unpriced } = fields(value, "the file");
  return {
    platform: text(platform, "platform"),
    environment: text(environment, "environment"),
    region: text(region, "region"),
    currency: oneOf(currency, ["USD", "EUR"] as const, "currency"),
    asOf: text(asOf, "asOf"),
    rates: list(rates, "rates").map((one, index) => rateOf(one, `rates.${index}`)),
    unpriced: list(unpriced, "unpriced").map((one, index) => {
      const at = `unpriced.${index}`;
      const { resource, what, missing } = fields(one, at);
      return { resource: text(resource, at), what: text(what, at), missing: text(missing, at) };
    }),
  };
}

function rateOf(value: unknown, at: string): SpendRate {
  const { resource, what, sku, unit, follows, take, free, tiers, kept } = fields(value, at);
  return {
    resource: text(resource, `${at}.resource`),
    what: text(what, `${at}.what`),
    sku: text(sku, `${at}.sku`),
    unit: text(unit, `${at}.unit`),
    follows: list(follows, `${at}.follows`).map((one) => {
      const { measure, units } = fields(one, `${at}.follows`);
      return { measure: measureOf(measure, `${at}.follows`), units: amount(units, `${at}.follows`) };
    }),
    take: oneOf(take, ["sum", "most"] as const, `${at}.take`),
    free: amount(free, `${at}.free`),
    tiers: list(tiers, `${at}.tiers`).map((one) => {
      const { from, price } = fields(one, `${at}.tiers`);
      return { from: amount(from, `${at}.tiers`), price: amount(price, `${at}.tiers`) };
    }),
    kept: amount(kept, `${at}.kept`),
  };
}

function fields(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${at} is no object`);
}

function list(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${at} is no list`);
}

function text(value: unknown, at: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`${at} is no text`);
}

function amount(value: unknown, at: string): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${at} is no amount`);
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[], at: string): Word {
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  throw new Error(`${at} is none of ${words.join(", ")}`);
}

function measureOf(value: unknown, at: string): UsageMeasure {
  const measure = text(value, at);
  const isKnown = WHOLE_MEASURES.some((one) => one === measure) || /^(tasks|stored):./.test(measure);
  if (isKnown) return measure as UsageMeasure;
  throw new Error(`${at}: nothing measures ${measure}`);
}
