import type { Host } from "@terrace/core/graph";
import { charge, charged, everyHour, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB } from "./month.ts";
import { heldAddresses } from "./process.ts";
import { transferOut } from "./transfer.ts";
import { decimal, gigabytes } from "./words.ts";

/** One machine with its disk, its address and its images. (ATL-COMP-01, ATL-COST-01) */
export function priceHost(host: Host, context: PriceContext): Part {
  const { region } = context;
  const size = host.disk.size / GB;
  const images =
    host.imagesKept === 0
      ? []
      : [
          charge({
            group: "ebs",
            what: `${host.imagesKept} images of the machine, at most the size of its disk each`,
            sku: "ebs.snapshot",
            region,
            quantity: standing(host.imagesKept * size, `${host.imagesKept} × ${decimal(size)} GB`),
          }),
        ];
  return charged([
    charge({
      group: "ec2",
      what: host.instanceType,
      sku: `ec2.linux.${host.instanceType}`,
      region,
      quantity: everyHour(1, "instance"),
      committable: { family: "ec2", commitment: null },
    }),
    charge({
      group: "ebs",
      what: `${gigabytes(host.disk.size)} ${host.disk.type}`,
      sku: `ebs.${host.disk.type}`,
      region,
      quantity: standing(size, `${decimal(size)} GB`),
    }),
    ...(host.elasticAddress || host.tier === "public" ? [heldAddresses(1, "public address", region)] : []),
    ...images,
    ...transferOut(host.id, context),
  ]);
}
