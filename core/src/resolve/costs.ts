import type { Costs, ResourceId, StatedSaving, Usage } from "../graph/index.ts";
import type { CostsWords, MonthlyWords, UsageWords } from "../spec/index.ts";
import type { Money, Percent } from "../units/index.ts";
import { namesOf } from "./bind.ts";
import { complainOfReference, type Draft } from "./draft.ts";
import { amountOf, byteCount, ratio } from "./measure.ts";
import { sorted } from "./sorted.ts";

/** What is assumed of a month, and what the requirements say that it costs. (BRQ-COST-01..17) */
export function resolveCosts(words: CostsWords, draft: Draft): Costs {
  for (const [index, name] of (words.includes ?? []).entries()) {
    const { environments } = draft.blueprint;
    if (!environments.includes(name))
      complainOfReference(draft, ["costs", "includes", String(index)], {
        name,
        among: environments,
        what: "environment",
      });
  }
  return {
    usage: usage(words.usage, draft),
    stated: sorted(words.stated ?? {}).flatMap(([requirement, cost]) =>
      cost === null
        ? []
        : [{ requirement, item: cost.item ?? null, ...between(cost.monthly), difference: cost.difference ?? null }],
    ),
    includes: words.includes ?? [],
    unitGoals: (words.unitGoals ?? []).map((goal) => ({ ...goal, below: amountOf(goal.below) })),
    growth: (words.growth ?? [])
      .map(({ factor, monthly, requirement }) => ({
        factor,
        monthly: amountOf(monthly),
        requirement: requirement ?? null,
      }))
      .sort((a, b) => a.factor - b.factor),
    savings: sorted(words.savings ?? {}).flatMap(([requirement, saving]): readonly StatedSaving[] => {
      if (saving === null) return [];
      const { low, high } = saving.monthly == null ? { low: null, high: null } : between(saving.monthly);
      return [{ requirement, what: saving.what, ratio: saving.ratio == null ? null : ratio(saving.ratio), low, high }];
    }),
  };
}

/** Three levels; one that nobody says is as the middle one, and that as another that somebody says. */
function usage(words: CostsWords["usage"], draft: Draft): Costs["usage"] {
  const { low, mid, high } = words ?? {};
  const some = mid ?? low ?? high;
  if (some === undefined) return null;
  const keepers = keepersOf(draft);
  for (const [level, { stored = {} }] of Object.entries({ ...words }))
    for (const name of Object.keys(stored))
      if (!keepers.has(name)) {
        const path = ["costs", "usage", level, "stored", name];
        complainOfReference(draft, path, { name, among: [...keepers.keys()], what: "bucket, registry or backup" });
      }
  const at = (usage: UsageWords, load: Percent): Usage => month(usage, load, keepers);
  return { low: at(low ?? some, "0%"), mid: at(mid ?? some, "50%"), high: at(high ?? some, "100%") };
}

/** What keeps bytes that nobody can compute: buckets and registries by their names, copies as `backup.database`. */
function keepersOf(draft: Draft): ReadonlyMap<string, ResourceId> {
  const named = (["bucket", "registry"] as const).flatMap((kind) =>
    namesOf(draft, kind).map((name) => [name, `${kind}.${name}`] as const),
  );
  const copies = [...draft.resources.values()].flatMap(({ kind, id }) =>
    kind === "backup" ? [[id, id] as const] : [],
  );
  return new Map([...copies, ...named]);
}

function month(words: UsageWords, load: Percent, keepers: ReadonlyMap<string, ResourceId>): Usage {
  return {
    requests: words.requests ?? 0,
    egress: byteCount(words.egress ?? "0B"),
    hitRatio: ratio(words.hitRatio ?? "0%"),
    load: ratio(words.load ?? load),
    nat: byteCount(words.nat ?? "0B"),
    logs: byteCount(words.logs ?? "0B"),
    stored: Object.fromEntries(
      sorted(words.stored ?? {}).map(([name, size]) => [keepers.get(name) ?? name, byteCount(size)]),
    ),
    objects: words.objects ?? 0,
    messages: words.messages ?? 0,
    liveHours: words.liveHours ?? 0,
    users: words.users ?? 0,
    served: words.served ?? 0,
  };
}

function between(words: MonthlyWords): { readonly low: Money; readonly high: Money } {
  if (typeof words === "string") return { low: amountOf(words), high: amountOf(words) };
  const [low, high] = words;
  return { low: amountOf(low), high: amountOf(high) };
}
