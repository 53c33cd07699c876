import { type Dns, findResource, type Graph, groundOf, type ResourceId, resourcesOf } from "../graph/index.ts";
import { knownText } from "./known-text.ts";
import type { Rule } from "./rule.ts";

/** A name that leads to an entrance whose certificate does not hold for it shows every visitor a warning. (ATL-NET-11, ATL-NET-14, CON-ATL-13) */
export const uncertifiedName: Rule = {
  code: "TER-CHK-046",
  check: (graph) =>
    resourcesOf(graph, "dns").flatMap((zone) =>
      entrances(graph, zone).flatMap(({ name, host, at }) => {
        const certified = domainsOf(graph, at);
        if (certified === null || certified.some((domain) => holdsFor(domain, host))) return [];
        return [
          {
            of: zone.id,
            word: `records.${name}`,
            message: `${host} leads to ${at}, whose certificate holds for ${certified.join(", ")} only`,
            hint: "add the name to the certificate's domains",
          },
        ];
      }),
    ),
};

/** Names with the resource that answers them; a name that is another one is answered where that is. */
function entrances(graph: Graph, { zone, records }: Dns): readonly { name: string; host: string; at: ResourceId }[] {
  const domain = knownText(zone, graph);
  if (domain === undefined) return [];
  const hosts = records.map(({ name, target }) => ({ name, host: name === "" ? domain : `${name}.${domain}`, target }));
  return hosts.flatMap(({ name, host, target }) => {
    if (target.kind === "resource") return [{ name, host, at: target.id }];
    const other = hosts.find((record) => record.host === knownText(target.value, graph))?.target;
    return other?.kind === "resource" ? [{ name, host, at: other.id }] : [];
  });
}

/** What the certificate of an entrance holds for; null where it has none, or where that is known only later. */
function domainsOf(graph: Graph, at: ResourceId): readonly string[] | null {
  const edge = resourcesOf(graph, "edge").find(({ id }) => id === at || groundOf(graph.resources, id) === at);
  const id = findResource(graph, "balancer", at)?.certificate ?? edge?.certificate ?? null;
  const domains = id === null ? undefined : findResource(graph, "certificate", id)?.domains;
  const texts = domains?.map((domain) => knownText(domain, graph));
  return texts === undefined || texts.includes(undefined) ? null : texts.map(String);
}

function holdsFor(domain: string, host: string): boolean {
  return domain === host || (domain.startsWith("*.") && host.slice(host.indexOf(".")) === domain.slice(1));
}
