import type { Live } from "@terrace/core/graph";
import { type Charge, charge, charged, everyHour, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets } from "./made-secrets.ts";
import { GB } from "./month.ts";
import { decimal } from "./words.ts";

/** From this many lines on an output counts as high definition. Source: MediaLive pricing. */
const HD = 720;

/**
 * Hours with a channel on, for the input, each rung and the recording of the highest one, twice with two pipelines; encoders that stand still;
 * bytes into the packager. What an encoder writes to a second place is billed again. Source: MediaLive pricing, "each individual encode within
 * your output groups". (DFZ-LIVE-01..07, DFZ-FEAT-08)
 */
export function priceLive(live: Live, { region }: PriceContext): Part {
  const pipelines = live.redundant ? 2 : 1;
  const high = live.ladder.filter(({ height }) => height >= HD).length;
  const low = live.ladder.length - high;
  const recorded = high > 0 ? "medialive.output.hd" : "medialive.output.sd";
  const encoder = (what: string, sku: string, count: number): readonly Charge[] =>
    count === 0 ? [] : [charge({ group: "medialive", what, sku, region, quantity: hours(count * pipelines) })];
  const bits = live.ladder.reduce((sum, { bitrate }) => sum + bitrate, 0);
  return charged(
    [
      ...encoder("input, HD", "medialive.input.hd", 1),
      ...encoder(`outputs below ${HD} lines`, "medialive.output.sd", low),
      ...encoder(`outputs from ${HD} lines`, "medialive.output.hd", high),
      ...encoder("recording of the highest rung", recorded, live.ladder.length === 0 ? 0 : 1),
      charge({
        group: "medialive",
        what: "encoders that stand still",
        sku: "medialive.idle",
        region,
        quantity: everyHour(live.channels, live.channels === 1 ? "encoder" : "encoders"),
      }),
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
      ...madeSecrets(2, "key of the senders and the addresses that end in it", region),
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
