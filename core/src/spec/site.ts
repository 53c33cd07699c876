import { type HealthWords, healthField } from "./health.ts";
import { oneOf, port, requestPath, text } from "./leaf-fields.ts";
import { type ProcessWords, processFields } from "./process.ts";
import { list, words } from "./structure-fields.ts";

/** A web front end that renders on the server. */
export interface SiteWords extends ProcessWords {
  readonly name: string;
  readonly folder: string;
  readonly framework?: "next";
  readonly port: number;
  readonly paths: readonly string[];
  readonly health?: HealthWords;
}

export type SiteSpec = SiteWords & { readonly kind: "site" };

/** A web front end's manifest. */
export function site(settings: SiteWords): SiteSpec {
  return { kind: "site", ...settings };
}

export const siteField = words<SiteWords>(
  "a site: site({ … })",
  {
    ...processFields,
    name: text,
    folder: text,
    framework: oneOf("next"),
    port,
    paths: list("a list of paths", requestPath),
    health: healthField,
  },
  ["name", "folder", "port", "paths"],
);
