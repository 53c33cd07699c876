import { findResource, type Log, resourcesOf } from "@terrace/core/graph";
import { charge, charged, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, HORIZON, MONTH } from "./month.ts";
import { decimal } from "./words.ts";

/** Lines that come in, are kept and go on to buckets (a log group is searched where it is), the month's bytes in equal parts over all streams. */
export function priceLog(log: Log, { graph, region }: PriceContext): Part {
  const streams = resourcesOf(graph, "log").length;
  const months = Math.min(log.retention, HORIZON) / MONTH;
  const part = streams === 1 ? "" : ` ÷ ${streams} streams`;
  const buckets = log.exportTo.filter((target) => findResource(graph, "bucket", target) !== undefined);
  const onward = buckets.map((target) =>
    charge({
      group: "firehose",
      what: `log lines to ${target}`,
      sku: "firehose.in",
      region,
      quantity: used("bytes of log lines", ({ logs }) => ({
        units: logs / GB / streams,
        factors: `${decimal(logs / GB, 2)} GB${part}`,
      })),
    }),
  );
  return charged([
    ...onward,
    charge({
      group: "cloudwatch",
      what: "log lines in",
      sku: "cloudwatch.logs.in",
      region,
      quantity: used("bytes of log lines", ({ logs }) => ({
        units: logs / GB / streams,
        factors: `${decimal(logs / GB, 2)} GB${part}`,
      })),
    }),
    charge({
      group: "cloudwatch",
      what: "log lines kept",
      sku: "cloudwatch.logs.kept",
      region,
      quantity: used("bytes of log lines", ({ logs }) => ({
        units: (logs / GB / streams) * months,
        factors: `${decimal(logs / GB, 2)} GB${part} × ${decimal(months, 1)} ${months === 1 ? "month" : "months"}`,
      })),
    }),
  ]);
}
