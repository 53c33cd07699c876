import type { Live } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB } from "./month.ts";
import { decimal } from "./words.ts";

/** From this many lines on an output counts as high definition. Source: MediaLive pricing. */
const HD = 720;

/** Hours with a channel on, for the input and each rung, twice with two pipelines; bytes into the packager. (DFZ-LIVE-01..07) */
export function priceLive(live: Live, { region }: PriceContext): Part {
  const pipelines = live.redundant ? 2 : 1;
  const high = live.ladder.filter(({ height }) => height >= HD).length;
  const low = live.ladder.length - high;
  const encoder = (what: string, sku: string, count: number): readonly Charge[] =>
    count === 0 ? [] : [charge({ group: "medialive", what, sku, region, quantity: hours(count * pipelines) })];
  const bits = live.ladder.reduce((sum, { bitrate }) => sum + bitrate, 0);
  return charged(
    [
      ...encoder("input, HD", "medialive.input.hd", 1),
      ...encoder(`outputs below ${HD} lines`, "medialive.output.sd", low),
      ...encoder(`outputs from ${HD} lines`, "medialive.output.hd", high),
      charge({
        group: "mediapackage",
        what: "bytes into the packager",
        sku: "mediapackage.ingest",
        region,
        quantity: used("hours with a live channel on", ({ liveHours }) => {
          const units = (liveHours * 3_600 * bits * pipelines) / 8 / GB;
          return { units, factors: `${decimal(units, 2)} GB` };
        }),
      }),
    ],
    [{ what: "bytes out of the packager", missing: "how many bytes of live video the edge asks the packager for" }],
  );
}

function hours(each: number) {
  return used("hours with a live channel on", ({ liveHours }) => ({
    units: liveHours * each,
    factors: `${decimal(liveHours, 2)} h × ${each}`,
  }));
}
