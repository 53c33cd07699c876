import type { ServiceEdge, ServiceMap, TraceList, TraceSummary } from "@terrace/core/report";
import { briefTime } from "./brief-time.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { clock } from "./time.ts";

/** Enough of an id to tell it from others, and to ask for it. */
const SHOWN_OF_ID = 8;

/** Recorded traces, one a line, newest first. */
export function traceListText({ traces, sampling, dropped }: TraceList, { out: { paint }, columns }: Terminal): string {
  const recorded = sampling >= 1 ? "every request is recorded" : `${percent(sampling)} of the requests are recorded`;
  const lost = dropped === 0 ? "" : paint.yellow(`  ${dropped} spans could not be kept.\n`);
  if (traces.length === 0) return `\n  No trace was found; ${recorded}.\n${lost}\n`;
  const rows = table<TraceSummary>(
    [
      { title: "Began", text: ({ start }) => clock(new Date(start).toISOString()) },
      { title: "Trace", text: ({ traceId }) => traceId.slice(0, SHOWN_OF_ID), style: paint.cyan },
      { title: "Request", text: ({ request }) => request?.slice(0, SHOWN_OF_ID) ?? "", style: paint.dim },
      { title: "Took", align: "right", text: ({ duration }) => briefTime(duration) },
      {
        title: "In all",
        align: "right",
        text: ({ total, duration }) => (total > duration * 1.01 ? briefTime(total) : ""),
      },
      { title: "Spans", align: "right", text: ({ spans }) => String(spans) },
      {
        title: "What",
        text: ({ service, name, isError }) => `${isError ? "✗ " : ""}${service === "edge" ? "" : `${service} `}${name}`,
        style: (text, { isError }) => (isError ? paint.red(text) : text),
      },
      { title: "Through", text: ({ services }) => behindDoors(services), style: paint.dim },
    ],
    traces,
    { paint, columns },
  );
  return `\n${rows}\n  ${paint.dim(`${recorded.charAt(0).toUpperCase()}${recorded.slice(1)}.`)}\n${lost}\n`;
}

/** Who asks whom, the busiest first. */
export function serviceMapText({ edges, sampling, isCut }: ServiceMap, { out: { paint }, columns }: Terminal): string {
  if (edges.length === 0) return "\n  Nobody has asked anybody in this time.\n\n";
  const rows = table<ServiceEdge>(
    [
      { title: "From", text: ({ from }) => from },
      { title: "To", text: ({ to, kind }) => (kind === "job" ? `${to} (job)` : to), style: paint.cyan },
      { title: "Recorded", align: "right", text: ({ requests }) => String(requests) },
      {
        title: "Failed",
        align: "right",
        text: ({ errors }) => (errors === 0 ? "" : String(errors)),
        style: (text) => paint.red(text),
      },
      { title: "p50", align: "right", text: ({ p50 }) => (p50 === null ? "" : briefTime(p50)) },
      { title: "p95", align: "right", text: ({ p95 }) => (p95 === null ? "" : briefTime(p95)) },
    ],
    [...edges].sort((a, b) => b.requests - a.requests),
    { paint, columns },
  );
  const cut = isCut ? " Older ones were left out: there are too many." : "";
  return `\n${rows}\n  ${paint.dim(`By the ${percent(sampling)} of the requests that are recorded.${cut}`)}\n\n`;
}

/** Every request goes by edge and balancer: what is worth saying is who stands behind them. */
function behindDoors(services: readonly string[]): string {
  return services.filter((service) => service !== "edge" && service !== "balancer").join(", ");
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
