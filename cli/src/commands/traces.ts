import type { ServiceMap, Trace, TraceList } from "@terrace/core/report";
import { parseDuration } from "@terrace/core/units";
import { type Command, ENVIRONMENT, type Invocation, type Options, PLATFORM, SPAN_OF_TIME } from "../command.ts";
import { serviceMapText, traceListText } from "../output/trace-list.ts";
import { waterfallText } from "../output/waterfall.ts";
import { askControl } from "../platform/ask-control.ts";
import { looksLikePlatform } from "../platform/find-platform.ts";
import { spanOf } from "../platform/moment.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** The recorded requests of a running platform, or one of them as a waterfall. */
export const traces: Command = {
  arguments: [PLATFORM, { name: "[trace]", about: "id of a trace, or how it begins: show it whole" }],
  options: [
    ENVIRONMENT,
    { flags: "--service <name>", about: "traces in which this service took part" },
    { flags: "--slower-than <duration>", about: "requests that took at least so long, such as 200ms or 2s" },
    { flags: "--errors", about: "traces in which something failed" },
    { flags: "--request <id>", about: "the trace of one request, by its X-Request-Id" },
    ...SPAN_OF_TIME,
    { flags: "-n, --lines <count>", about: "at most so many (default: 50)" },
    { flags: "--map", about: "show who asks whom instead, of the last hour or since --since" },
  ],
  examples: [
    "terrace traces --slower-than 200ms --since 15m",
    "terrace traces breiq f3653023",
    "terrace traces --service videos --errors --json",
    "terrace traces --map",
  ],
  run,
};

async function run({ arguments: words, options, terminal }: Invocation): Promise<undefined> {
  const { platform, trace } = meaning(words);
  const query = queryOf(options);
  const ref = await runningPlatform(platform, options.env);
  const { out, json } = terminal;
  const show = <T>(answer: T, text: (answer: T) => string) =>
    out.write(json ? `${JSON.stringify(answer)}\n` : text(answer));
  if (trace !== undefined) {
    show(await askControl<Trace>(ref, `GET /traces/${trace}`), (one) => waterfallText(one, terminal));
  } else if (options.map === true) {
    const since = query.get("since");
    const path = since === null ? "" : `?since=${since}`;
    show(await askControl<ServiceMap>(ref, `GET /service-map${path}`), (map) => serviceMapText(map, terminal));
  } else {
    const list = await askControl<TraceList>(ref, `GET /traces?${query}`);
    const [only] = list.traces;
    // Who asks for one request wants to see it.
    if (options.request !== undefined && list.traces.length === 1 && only !== undefined && !json)
      show(await askControl<Trace>(ref, `GET /traces/${only.traceId}`), (one) => waterfallText(one, terminal));
    else show(list, (all) => traceListText(all, terminal));
  }
}

/** The first word may already be a trace of the platform that runs. */
function meaning([first, second]: Invocation["arguments"]): { platform?: string; trace?: string } {
  if (first === undefined) return {};
  if (second === undefined && isTrace(first) && !looksLikePlatform(first)) return { trace: first.toLowerCase() };
  if (second === undefined) return { platform: first };
  if (isTrace(second)) return { platform: first, trace: second.toLowerCase() };
  throw new UserError(`"${second}" is not the id of a trace.`, {
    hint: "It has 32 digits and letters from a to f; the first four or more will do.",
  });
}

function isTrace(word: string): boolean {
  return /^[0-9a-f]{4,32}$/i.test(word);
}

function queryOf(options: Options): URLSearchParams {
  const { since, until } = spanOf(options);
  const known: Record<string, string | number | null | undefined> = {
    ...{ service: options.service, request: options.request, since, until },
    minDuration: options.slowerThan === undefined ? null : durationOf(options.slowerThan),
    error: options.errors === true ? "true" : null,
    limit: options.lines === undefined ? null : countOf(options.lines),
  };
  const given = Object.entries(known).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]));
  return new URLSearchParams(Object.fromEntries(given));
}

function durationOf(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new UserError(`"${text}" is not a duration.`, { hint: "A number and a unit: 200ms, 2s" });
}

function countOf(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 1_000) return count;
  throw new UserError(`"${text}" is not a number of traces.`, { hint: "From 1 to 1000, such as --lines 20" });
}
