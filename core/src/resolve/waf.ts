import type { ResourceId, WafRule } from "../graph/index.ts";
import type { WafRuleWords, WafSpec } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { add, complain, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** A firewall before an edge or a balancer. (BRQ-WAF-01..03, DFZ-WAF-01..05, ATL-WAF-03) */
export function resolveWaf(name: string, words: WafSpec, draft: Draft): void {
  const guards = guarded(words.guards, draft, [name, "guards"]);
  if (guards === null) return;
  const rules = words.rules.map(ruleOf);
  for (const [index, rule] of rules.entries())
    if (rules.findIndex((other) => other.name === rule.name) < index)
      complain(draft, "TER-RES-008", {
        path: [name, "rules", String(index)],
        message: `two rules of ${name} are called ${rule.name}`,
        hint: "give one of them a name of its own: { name: … }",
      });
  add(draft, { kind: "waf", id: `waf.${name}`, guards, rules });
}

function guarded(name: string, draft: Draft, path: readonly string[]): ResourceId | null {
  const id = [`edge.${name}`, `balancer.${name}`].find((found) => draft.resources.has(found));
  const resource = id === undefined ? undefined : draft.resources.get(id);
  if (id === undefined || resource === undefined) {
    const among = [...namesOf(draft, "edge"), ...namesOf(draft, "balancer")];
    complainOfReference(draft, path, { name, among, what: "edge or balancer" });
    return null;
  }
  const engine = resource.kind === "edge" || resource.kind === "balancer" ? resource.engine : "none";
  if (engine === "cdn" || engine === "balancer") return id;
  const what = engine === "none" ? "nothing here" : engine === "edge" ? "part of nginx" : "nginx";
  complain(draft, "TER-RES-020", {
    path,
    message: `a firewall stands before a content delivery network or a load balancer, and ${name} is ${what}`,
    hint: "let it guard the other of the two, or do without it in this environment: null",
  });
  return null;
}

function ruleOf(words: WafRuleWords): WafRule {
  if (words.kind === "managed") return { kind: "managed", name: words.name ?? words.group, group: words.group };
  if (words.kind === "countries") return { kind: "countries", name: words.name ?? "countries", block: words.block };
  if (words.kind === "match") return words;
  return {
    kind: "rate",
    name: words.name ?? "rate-limit",
    requests: words.requests,
    per: milliseconds(words.per ?? "5m"),
    path: words.path ?? null,
  };
}
