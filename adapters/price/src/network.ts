import type { Network } from "@terrace/core/graph";
import { type Charge, charge, charged, everyHour, type Part, used } from "./charge.ts";
import { type PriceContext, publicZones } from "./context.ts";
import { GB } from "./month.ts";
import { heldAddresses } from "./process.ts";
import { transferOut } from "./transfer.ts";
import { decimal } from "./words.ts";

/** NAT gateways by the hour and the byte, interface endpoints by zone, addresses. The network itself is free. (BRQ-COST-07, WEB-COST-05) */
export function priceNetwork(network: Network, context: PriceContext): Part {
  const endpoints = interfaceEndpoints(network, context.region);
  const zones = network.zones.length;
  return charged(
    [...gateways(network, context), ...endpoints, ...transferOut(network.id, context)],
    [
      ...(endpoints.length === 0
        ? []
        : [{ what: "bytes through interface endpoints", missing: "how many bytes pass the endpoints in a month" }]),
      ...(zones < 2
        ? []
        : [
            {
              what: "bytes between zones",
              missing: "how many bytes cross from zone to zone in a month (0.01 USD per GB each way)",
            },
          ]),
    ],
  );
}

/** Each in every zone, by the hour. */
export function interfaceEndpoints(network: Network, region: string): readonly Charge[] {
  const zones = network.zones.length;
  return network.endpoints
    .filter(({ type }) => type === "interface")
    .map(({ service }) =>
      charge({
        group: "endpoints",
        what: `endpoint of ${service} in ${zones === 1 ? "one zone" : `${zones} zones`}`,
        sku: "vpc.endpoint.hour",
        region,
        quantity: everyHour(zones, zones === 1 ? "zone" : "zones"),
      }),
    );
}

function gateways(network: Network, context: PriceContext): readonly Charge[] {
  if (network.nat === "none") return [];
  const { region } = context;
  const count = network.nat === "single" ? 1 : publicZones(context);
  return [
    charge({
      group: "nat",
      what: count === 1 ? "one NAT gateway" : `${count} NAT gateways, one per zone`,
      sku: "nat.hour",
      region,
      quantity: everyHour(count, count === 1 ? "gateway" : "gateways"),
    }),
    charge({
      group: "nat",
      what: "bytes through NAT",
      sku: "nat.data",
      region,
      quantity: used("bytes that pass the NAT gateways", ({ nat }) => ({
        units: nat / GB,
        factors: `${decimal(nat / GB, 2)} GB`,
      })),
    }),
    heldAddresses(count, "addresses of NAT gateways", region),
  ];
}
