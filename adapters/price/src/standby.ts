import type { Standby } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { type Charge, charge, charged, everyHour, free, type Part } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { capacity, heldAddresses } from "./process.ts";

/** What waits in a second region: tasks, a balancer, a way out. Its database and its copies stand with what they are copies of. (ATL-COST-01, CON-ATL-18) */
export function priceStandby(standby: Standby, { graph }: PriceContext): Part {
  const { region, tasks } = standby;
  if (standby.readiness !== "warm") return free("only data waits there; it is priced where it is copied from");
  const balancers = resourcesOf(graph, "balancer").filter(({ engine }) => engine === "balancer").length;
  const hasNat = resourcesOf(graph, "network").some(({ nat }) => nat !== "none");
  return charged([
    ...(tasks.waiting === 0 ? [] : waitingTasks(standby, graph)),
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
  ]);
}

function waitingTasks({ region, tasks }: Standby, graph: PriceContext["graph"]): readonly Charge[] {
  const processes = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
  return processes
    .filter(({ host }) => host === null)
    .flatMap((process) =>
      capacity(process, region, tasks.waiting).map((one) => ({ ...one, what: `${process.id} waiting: ${one.what}` })),
    );
}
