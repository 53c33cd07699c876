import type { DnsRecord, Value } from "../graph/index.ts";
import type { DnsRecordsWords, DnsRecordWords, DnsSpec } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { add, complain, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { literal, plainValue } from "./setting.ts";
import { sorted } from "./sorted.ts";

/** A zone with its records by name. (BRQ-NET-13, DFZ-NET-06, ATL-NET-10..12) */
export function resolveDns(name: string, words: DnsSpec, draft: Draft): void {
  const zone = plainValue(words.zone, draft, [name, "zone"]);
  if (zone === undefined) return;
  for (const [host, answers] of sorted(words.records)) holdTogether(listed(answers), draft, [name, "records", host]);
  const records = sorted(words.records).flatMap(([host, answers]) =>
    listed(answers).flatMap((answer) => recordOf(host, answer, { draft, zone, path: [name, "records", host] }) ?? []),
  );
  add(draft, { kind: "dns", id: `dns.${name}`, zone, records });
}

/** What has an address that people can be sent to. */
const TARGETS = ["edge", "balancer", "host", "standby"] as const;

interface RecordScope {
  readonly draft: Draft;
  readonly zone: Value;
  readonly path: readonly string[];
}

function listed(words: DnsRecordsWords | null): readonly DnsRecordWords[] {
  if (words === null) return [];
  if (typeof words === "string") return [{ to: words }];
  return Array.isArray(words) ? words : [words as DnsRecordWords];
}

/** Several answers under one name need one way to choose among them, and the zone itself cannot be another name. */
function holdTogether(answers: readonly DnsRecordWords[], draft: Draft, path: readonly string[]): void {
  const policies = new Set(answers.map((answer) => routingOf(answer).policy));
  if (answers.length > 1 && (policies.size > 1 || policies.has("simple")))
    complain(draft, "TER-RES-021", {
      path,
      message: `${called(path)} has ${answers.length} answers and no one way to choose among them`,
      hint: 'give each of them "failover", each "weight", or each "latency"',
    });
  if (path.at(-1) === "" && answers.some(({ to, cname }) => to === undefined && cname !== undefined))
    complain(draft, "TER-RES-021", {
      path,
      message: "the zone itself has records of its own, so it cannot be another name",
      hint: 'lead it to a resource: to: "balancer"',
    });
}

/** A record as a sentence speaks of it. */
function called(path: readonly string[]): string {
  return path.at(-1) || "the zone itself";
}

function recordOf(name: string, words: DnsRecordWords, scope: RecordScope): DnsRecord | undefined {
  const target = targetOf(words, scope);
  if (target === undefined) return undefined;
  const { health } = words;
  return {
    name,
    type: target.kind === "name" ? "CNAME" : (words.type ?? "A"),
    target,
    routing: routingOf(words),
    health:
      health == null
        ? null
        : {
            path: health.path ?? "/health",
            interval: milliseconds(health.interval ?? "30s"),
            failures: health.failures ?? 3,
          },
    ttl: milliseconds(words.ttl ?? "5m"),
  };
}

function targetOf({ to, cname }: DnsRecordWords, { draft, zone, path }: RecordScope): DnsRecord["target"] | undefined {
  if ((to === undefined) === (cname === undefined)) {
    complain(draft, "TER-RES-021", {
      path,
      message: `${called(path)} needs exactly one of "to" and "cname"`,
      hint: 'say where it leads: to: "balancer"',
    });
    return undefined;
  }
  if (to !== undefined) return placeOf(to, draft, path);
  if (typeof cname === "string") return { kind: "name", value: nameIn(zone, cname) };
  const value = cname === undefined ? undefined : plainValue(cname, draft, [...path, "cname"]);
  return value === undefined ? undefined : { kind: "name", value };
}

function placeOf(name: string, draft: Draft, path: readonly string[]): DnsRecord["target"] | undefined {
  const places = TARGETS.flatMap((kind) =>
    namesOf(draft, kind).map((found) => ({ name: found, id: `${kind}.${found}` })),
  );
  const id = places.find((place) => place.name === name)?.id;
  if (id === undefined) {
    const among = places.map((place) => place.name);
    complainOfReference(draft, path, { name, among, what: "edge, balancer, host or standby" });
    return undefined;
  }
  const resource = draft.resources.get(id);
  if (resource?.kind !== "edge" || resource.engine !== "none") return { kind: "resource", id };
  complain(draft, "TER-RES-020", {
    path,
    message: `${name} is nothing here, so no name can lead to it`,
    hint: 'lead to the balancer, or say what the edge is: engine: "cdn"',
  });
  return undefined;
}

/** A name below the zone; one with a dot at its end stands for itself, as in zone files. */
function nameIn(zone: Value, name: string): Value {
  if (name === "") return zone;
  if (name.endsWith(".")) return literal(name.slice(0, -1));
  return { kind: "template", parts: [literal(`${name}.`), zone] };
}

function routingOf({ failover, weight, latency }: DnsRecordWords): DnsRecord["routing"] {
  if (failover !== undefined) return { policy: "failover", role: failover };
  if (weight !== undefined) return { policy: "weighted", weight };
  if (latency !== undefined) return { policy: "latency", region: latency };
  return { policy: "simple" };
}
