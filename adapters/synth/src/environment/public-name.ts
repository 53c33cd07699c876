import { type Balancer, resourcesOf, type Value } from "@terrace/core/graph";
import { fact } from "../assembly/facts.ts";
import type { Place } from "../assembly/place.ts";
import { parameterOf } from "./parameter.ts";

/** The domain that visitors type, as a stack reads it; null for a platform without one. */
export function publicDomain(place: Place): string | null {
  const [domain] = resourcesOf(place.context.graph, "edge").flatMap((edge) =>
    edge.domain === null ? [] : [edge.domain],
  );
  return domain === undefined ? null : plain(domain, place);
}

/** A value that holds no reference, such as a domain. */
export function plain(value: Value, place: Place): string {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "parameter":
      return parameterOf(value.name, place);
    case "template":
      return value.parts.map((part) => plain(part, place)).join("");
    case "reference":
      throw new Error(`${value.resource} is no plain name`);
  }
}

/** The URL that tasks reach a balancer by: the public domain, for which it has a certificate, or its own name without TLS. */
export function balancerUrl(balancer: Balancer, place: Place): string {
  const domain = publicDomain(place);
  const secure = balancer.listeners.some(({ protocol }) => protocol === "https");
  if (secure && domain !== null) return `https://${domain}`;
  return `http://${fact({ stack: place.stack, context: place.context }, balancer.id, "dns-name")}`;
}
