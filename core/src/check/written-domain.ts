import { type Graph, resourcesOf } from "../graph/index.ts";
import { literalSettings } from "./literal-settings.ts";
import type { Breach, Rule } from "./rule.ts";

const DOMAIN = /(?:^|\/\/|@)(?:[a-z0-9-]+\.)+(?:com|net|org|online|io|dev|app|eu|de|co\.uk|info|tv|gg)(?:$|[/:])/i;
const ACCOUNT = /(?:^|:)\d{12}(?:$|[:/.])/;
const HOSTED_ZONE = /^Z[0-9A-Z]{12,20}$/;

/** Domains, accounts and zones belong to whoever deploys; as constants they tie a platform to one owner. (BRQ-NET-13) */
export const writtenDomain: Rule = {
  code: "TER-CHK-011",
  check: (graph) => [
    ...resourcesOf(graph, "edge").flatMap(({ id, domain }) =>
      domain?.kind === "literal" ? [breach(id, "domain", domain.value)] : [],
    ),
    ...corsOrigins(graph),
    ...literalSettings(graph)
      .filter(({ value }) => isOwned(value))
      .map(({ of, name, value }) => breach(of, `env.${name}`, value)),
  ],
};

function corsOrigins(graph: Graph): readonly Breach[] {
  return resourcesOf(graph, "bucket").flatMap(({ id, cors }) =>
    cors.flatMap(({ origins }) => origins.filter(isOwned).map((origin) => breach(id, "cors", origin))),
  );
}

function isOwned(text: string): boolean {
  return DOMAIN.test(text) || ACCOUNT.test(text) || HOSTED_ZONE.test(text);
}

function breach(of: string, word: string, value: string): Breach {
  return {
    of,
    word,
    message: `"${value}" belongs to one owner and stands here as a constant`,
    hint: "make it a parameter, and give its value under parameters of the environment",
  };
}
