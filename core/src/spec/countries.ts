import { leaf, oneOf } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** Who may look, by country: only these, or all but these. */
export interface CountriesWords {
  readonly mode: "allow" | "block";
  /** ISO 3166-1 codes of two letters. */
  readonly codes: readonly string[];
}

/** The 27 member states of the European Union. (CON-STM-09) Source: European Union, "EU countries", 2026. */
export const EU_COUNTRIES: readonly string[] = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
];

/** A country by its ISO code. */
export const country = leaf<string>(
  'a country of two letters such as "DE"',
  "DE",
  (value) => typeof value === "string" && /^[A-Z]{2}$/.test(value),
);

export const countriesField = nullable(
  words<CountriesWords>(
    "countries: { mode, codes }",
    { mode: oneOf("allow", "block"), codes: list("a list of countries", country) },
    ["mode", "codes"],
  ),
);
