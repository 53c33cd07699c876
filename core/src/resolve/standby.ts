import type { Network, ResourceId } from "../graph/index.ts";
import type { StandbySpec } from "../spec/index.ts";
import { nextCidr } from "../units/index.ts";
import { namesOf, storeOf } from "./bind.ts";
import { add, complain, type Draft } from "./draft.ts";

/** Addresses of a standby where the first region has no network to keep clear of. */
const FIRST = "10.1.0.0/16";

/** A second region with the database that is promoted there. (BRQ-DR-08, ATL-P4-01, ATL-DR-14) */
export function resolveStandby(name: string, words: StandbySpec, draft: Draft): void {
  const [waiting, active] = words.tasks ?? [0, 1];
  add(draft, {
    kind: "standby",
    id: `standby.${name}`,
    region: words.region,
    readiness: words.readiness,
    database: databaseOf(name, words, draft),
    tasks: { waiting, active },
    cidr: words.cidr ?? beside(draft),
    zones: zonesOf(name, words, draft),
  });
}

function zonesOf(name: string, { region, zones }: StandbySpec, draft: Draft): readonly string[] {
  const wanted = networkIn(draft)?.zones ?? [];
  if (zones === undefined) return wanted.map((zone) => `${region}${zone.slice(-1)}`);
  if (zones.length < wanted.length)
    complain(draft, "TER-RES-003", {
      path: [name, "zones"],
      message: `${name} has ${zones.length} zones, and its subnets are to stand in ${wanted.length}`,
      hint: "give one zone for each of the network's",
    });
  return zones;
}

function databaseOf(name: string, { database }: StandbySpec, draft: Draft): ResourceId | null {
  if (database === null) return null;
  if (database === undefined && namesOf(draft, "postgres").length === 0) return null;
  return storeOf(draft, name, { word: "database", kind: "postgres", bound: database }) ?? null;
}

/** The block of addresses after the network's, so that the two can be joined. */
function beside(draft: Draft): string {
  const network = networkIn(draft);
  return (network === undefined ? undefined : nextCidr(network.cidr)) ?? FIRST;
}

function networkIn(draft: Draft): Network | undefined {
  return [...draft.resources.values()].find((resource) => resource.kind === "network");
}
