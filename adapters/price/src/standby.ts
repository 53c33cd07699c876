import { type Graph, resourcesOf, type Standby, standbyGraph } from "@terrace/core/graph";
import { type Charge, charge, charged, everyHour, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets, usersOf } from "./made-secrets.ts";
import { interfaceEndpoints } from "./network.ts";
import { capacity, heldAddresses } from "./process.ts";
import { priceRedis } from "./redis.ts";
import { priceSearch } from "./search.ts";
import { accessList } from "./waf.ts";

/** What waits in a second region: copies of secrets, keys, and where it waits warm everything that runs. Its database and its buckets stand with what they are copies of. (ATL-COST-01, CON-ATL-18) */
export function priceStandby(standby: Standby, context: PriceContext): Part {
  const second = standbyGraph(context.graph, standby);
  const there = { ...context, graph: second, region: standby.region };
  const isWarm = standby.readiness === "warm";
  const charges = [...(isWarm ? running(standby, there) : []), ...keptSecret(standby, context)];
  if (!charges.some(({ group }) => group === "endpoints")) return charged(charges);
  const what = `bytes through interface endpoints in ${standby.region}`;
  return charged(charges, [{ what, missing: "how many bytes pass the endpoints there in a month" }]);
}

/** Every secret of the first region is kept here too, those that nobody asked for included; the URL of a cache is made where the cache is. */
function keptSecret({ region, readiness }: Standby, { graph }: PriceContext): readonly Charge[] {
  const users = resourcesOf(graph, "postgres").reduce((sum, database) => sum + usersOf(graph, database), 0);
  const isLocked = resourcesOf(graph, "edge").some(({ engine, lockOrigin }) => engine === "cdn" && lockOrigin);
  const secrets = resourcesOf(graph, "secret").length + users + (isLocked ? 1 : 0);
  const keys = readiness === "backup-only" ? 0 : resourcesOf(graph, "key").length;
  return [
    ...madeSecrets(secrets, `copies of secrets in ${region}`, region),
    ...counted({ group: "kms", what: `keys in ${region}`, sku: "kms.key", region }, keys, "keys"),
  ];
}

function running(standby: Standby, context: PriceContext): readonly Charge[] {
  const { region, graph } = context;
  const balancers = resourcesOf(graph, "balancer").filter(({ engine }) => engine === "balancer").length;
  const hasNat = resourcesOf(graph, "network").some(({ nat }) => nat !== "none");
  const alarms = resourcesOf(graph, "alarm").length;
  return [
    ...(standby.tasks.waiting === 0 ? [] : waitingTasks(standby, graph)),
    ...resourcesOf(graph, "redis").flatMap((cache) => named(cache.id, priceRedis(cache, context))),
    ...resourcesOf(graph, "search").flatMap((search) => named(search.id, priceSearch(search, context))),
    ...(balancers === 0
      ? []
      : [
          charge({
            group: "alb",
            what: `load balancer in ${region}`,
            sku: "alb.hour",
            region,
            quantity: everyHour(balancers, "balancer"),
          }),
        ]),
    ...(hasNat
      ? [
          charge({
            group: "nat",
            what: `NAT gateway in ${region}`,
            sku: "nat.hour",
            region,
            quantity: everyHour(1, "gateway"),
          }),
          heldAddresses(1, `address of the NAT gateway in ${region}`, region),
        ]
      : []),
    ...resourcesOf(graph, "network").flatMap((network) =>
      named(network.id, charged(interfaceEndpoints(network, region))),
    ),
    ...resourcesOf(graph, "waf").flatMap((waf) => named(waf.id, charged(accessList(waf, region)))),
    ...counted({ group: "cloudwatch", what: `alarms in ${region}`, sku: "cloudwatch.alarm", region }, alarms, "alarms"),
  ];
}

function waitingTasks({ region, tasks }: Standby, graph: Graph): readonly Charge[] {
  const processes = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
  return processes
    .filter(({ host }) => host === null)
    .flatMap((process) =>
      capacity(process, region, tasks.waiting).map((one) => ({ ...one, what: `${process.id} waiting: ${one.what}` })),
    );
}

function named(id: string, { charges }: Part): readonly Charge[] {
  return charges.map((one) => ({ ...one, what: `${id} waiting: ${one.what}` }));
}

/** So many of a thing that is billed by the month; nothing for none. */
function counted(
  words: Pick<Charge, "group" | "what" | "sku" | "region">,
  count: number,
  noun: string,
): readonly Charge[] {
  return count === 0 ? [] : [charge({ ...words, quantity: standing(count, `${count} ${noun}`) })];
}
