import { country } from "./countries.ts";
import { type Field, refused } from "./field.ts";
import { count, oneOf, requestPath, text } from "./leaf-fields.ts";
import { isObject, list, tagged, words } from "./structure-fields.ts";

/** A web application firewall. */
export interface WafWords {
  /** Name of the edge or the balancer that it stands before. */
  readonly guards: string;
  /** By priority, the first one first. */
  readonly rules: readonly WafRuleWords[];
}

/** Made by `managed()`, `rateLimit()`, `blockCountries()` or `match()`. */
export type WafRuleWords =
  | ({ readonly kind: "managed" } & ManagedRuleWords)
  | ({ readonly kind: "rate" } & RateRuleWords)
  | ({ readonly kind: "countries" } & CountriesRuleWords)
  | ({ readonly kind: "match" } & MatchRuleWords);

export interface ManagedRuleWords {
  /** The provider's name of a set of rules. */
  readonly group: string;
  readonly name?: string;
}

export interface RateRuleWords {
  readonly name?: string;
  /** Requests of one client address in the window. */
  readonly requests: number;
  /** The windows that AWS WAF has; five minutes if left out. */
  readonly per?: "1m" | "2m" | "5m" | "10m";
  /** Only requests whose path begins so; all if left out. */
  readonly path?: string;
}

export interface CountriesRuleWords {
  readonly name?: string;
  readonly block: readonly string[];
}

/** Refuses what contains a text. */
export interface MatchRuleWords {
  readonly name: string;
  readonly field: "path" | "query" | "user-agent";
  readonly contains: string;
}

export type WafSpec = WafWords & { readonly kind: "waf" };

/** A web application firewall: `waf({ guards: "edge", rules: [managed("AWSManagedRulesCommonRuleSet"), rateLimit({ requests: 2_000 })] })`. */
export function waf(settings: Partial<WafWords> = {}): WafSpec {
  return { kind: "waf", ...settings } as WafSpec;
}

/** A set of rules that the provider keeps up to date. */
export function managed(group: string, settings: Omit<ManagedRuleWords, "group"> = {}): WafRuleWords {
  return { kind: "managed", group, ...settings };
}

/** Refuses a client address that asks too often. */
export function rateLimit(settings: RateRuleWords): WafRuleWords {
  return { kind: "rate", ...settings };
}

/** Refuses what comes from these countries. (DFZ-WAF-04) */
export function blockCountries(
  block: readonly string[],
  settings: Omit<CountriesRuleWords, "block"> = {},
): WafRuleWords {
  return { kind: "countries", block, ...settings };
}

/** A rule of the platform's own. (DFZ-WAF-05) */
export function match(settings: MatchRuleWords): WafRuleWords {
  return { kind: "match", ...settings };
}

const RULES = {
  managed: tagged("managed", words<ManagedRuleWords>("managed(…)", { group: text, name: text }, ["group"])),
  rate: tagged(
    "rate",
    words<RateRuleWords>(
      "rateLimit({ … })",
      { name: text, requests: count, per: oneOf("1m", "2m", "5m", "10m"), path: requestPath },
      ["requests"],
    ),
  ),
  countries: tagged(
    "countries",
    words<CountriesRuleWords>("blockCountries([ … ])", { name: text, block: list("a list of countries", country) }, [
      "block",
    ]),
  ),
  match: tagged(
    "match",
    words<MatchRuleWords>("match({ … })", { name: text, field: oneOf("path", "query", "user-agent"), contains: text }, [
      "name",
      "field",
      "contains",
    ]),
  ),
} as const;

const ruleField: Field<WafRuleWords> = {
  expects: "managed(…), rateLimit({ … }), blockCountries([ … ]) or match({ … })",
  standIn: { kind: "managed", group: "" },
  read(value, at) {
    const kind = isObject(value) && typeof value.kind === "string" ? value.kind : "";
    const field = Object.hasOwn(RULES, kind) ? RULES[kind as keyof typeof RULES] : undefined;
    return field === undefined ? refused(at, value, this.expects) : (field as Field<WafRuleWords>).read(value, at);
  },
};

export const wafField = words<WafWords>(
  "a firewall: waf({ … })",
  { guards: text, rules: list("a list of rules", ruleField) },
  ["guards", "rules"],
);
