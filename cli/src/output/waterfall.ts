import type { Trace, TraceSpan } from "@terrace/core/report";
import { briefTime } from "./brief-time.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { clock } from "./time.ts";
import { fit, pad } from "./width.ts";

/** A span in its place: how deep it stands, and who stands below it. */
interface Placed {
  readonly span: TraceSpan;
  readonly depth: number;
}

/** Spans that are drawn on one scale: a request, or one job that came of it. */
interface Part {
  readonly root: TraceSpan;
  readonly rows: readonly Placed[];
}

const LEAST_BAR = 16;
const MOST_NAME = 52;
const TIME = 8;

/** A trace as a waterfall: who did what when, each job that came of a request below it and on a scale of its own. */
export function waterfallText({ traceId, spans }: Trace, { out: { paint }, columns }: Terminal): string {
  const [first] = spans;
  if (first === undefined) return "";
  const parts = partsOf(spans);
  const names = Math.max(
    ...parts.flatMap(({ rows }) => rows.map(({ span, depth }) => labelOf(span).length + 2 * depth)),
  );
  const owners = Math.max(...spans.map((span) => ownerOf(span).length));
  const nameColumns = Math.min(names, MOST_NAME, Math.max(12, columns - owners - LEAST_BAR - TIME - 8));
  const room = Math.max(LEAST_BAR, columns - owners - nameColumns - TIME - 8);
  const colors = colorsOf(spans, paint);
  const text = parts.map(({ root, rows }, index) => {
    const after = `${briefTime(root.start - first.start)} later`;
    const head = index === 0 ? "" : `\n  ${paint.dim(after)}  ${paint.bold(root.name)}\n`;
    const end = Math.max(...rows.map(({ span }) => span.start + span.duration));
    const scale = { from: root.start, length: Math.max(end - root.start, 0.001), cells: room };
    return head + rows.map((row) => line(row, { scale, owners, names: nameColumns, colors, paint })).join("");
  });
  return `\n${heading(traceId, spans, paint)}\n${text.join("")}\n`;
}

interface Layout {
  readonly scale: Scale;
  readonly owners: number;
  readonly names: number;
  readonly colors: ReadonlyMap<string, (text: string) => string>;
  readonly paint: Paint;
}

interface Scale {
  readonly from: number;
  readonly length: number;
  readonly cells: number;
}

function heading(traceId: string, spans: readonly TraceSpan[], paint: Paint): string {
  const [first] = spans;
  const request = spans.map(({ attributes }) => attributes["request.id"]).find((id) => id !== undefined && id !== "");
  const status = spans
    .map(({ attributes }) => attributes["http.response.status_code"])
    .find((code) => code !== undefined);
  const path = first?.attributes["url.path"];
  const title = [first?.attributes["http.request.method"] ?? first?.name, path, status].filter(
    (part) => part !== undefined,
  );
  const moment = clock(new Date(first?.start ?? 0).toISOString());
  const failed = spans.filter(({ error }) => error !== null).length;
  const facts = [
    `trace ${traceId}`,
    ...(request === undefined ? [] : [`request ${request}`]),
    `${spans.length} spans${failed === 0 ? "" : `, ${failed} failed`}`,
  ];
  return `  ${paint.bold(title.join(" "))}  ${briefTime(first?.duration ?? 0)} at ${moment}\n  ${paint.dim(facts.join("  "))}\n`;
}

function line({ span, depth }: Placed, { scale, owners, names, colors, paint }: Layout): string {
  const owner = ownerOf(span);
  const color = colors.get(owner) ?? paint.cyan;
  const name = pad(fit(`${"  ".repeat(depth)}${labelOf(span)}`, names), names);
  const time = pad(briefTime(span.duration), TIME, "right");
  const text = span.error === null ? name : paint.red(name);
  const row = `  ${color(pad(owner, owners))}  ${text}  ${color(barOf(span, scale))}  ${time}\n`;
  const cause = span.error === null ? "" : `${" ".repeat(owners + 4 + 2 * depth)}${paint.red(`✗ ${span.error}`)}\n`;
  return row + cause;
}

/** As long as the work took, to an eighth of a cell, from where it began. */
function barOf({ start, duration }: TraceSpan, { from, length, cells }: Scale): string {
  const begin = Math.min(cells - 1, Math.max(0, Math.floor(((start - from) / length) * cells)));
  const eighths = Math.max(1, Math.min((cells - begin) * 8, Math.round((duration / length) * cells * 8)));
  const bar = "█".repeat(Math.floor(eighths / 8)) + (["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "");
  return pad(`${" ".repeat(begin)}${bar}`, cells);
}

/** The parts of a trace in the order in which they began. A span whose parent was not kept stands at the margin. */
function partsOf(spans: readonly TraceSpan[]): readonly Part[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const below = Map.groupBy(spans, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : ""));
  const isPart = (span: TraceSpan) => span.kind === "consumer";
  const rowsFrom = (span: TraceSpan, depth: number): readonly Placed[] => [
    { span, depth },
    ...(below.get(span.spanId) ?? []).filter((one) => !isPart(one)).flatMap((one) => rowsFrom(one, depth + 1)),
  ];
  const roots = below.get("") ?? [];
  const jobs = spans.filter((span) => isPart(span) && !roots.includes(span));
  const [first, ...others] = roots;
  const later = [...others, ...jobs].sort((a, b) => a.start - b.start);
  const parts = (first === undefined ? later : [first, ...later]).map((root) => ({ root, rows: rowsFrom(root, 0) }));
  return parts;
}

/** The engine that was asked, or whose work it was. */
function ownerOf({ kind, service, attributes }: TraceSpan): string {
  const engine = attributes["db.system.name"];
  return kind === "client" && typeof engine === "string" ? engine : service;
}

function labelOf({ name, service, attributes }: TraceSpan): string {
  const path = attributes["url.path"];
  return service === "edge" && typeof path === "string" ? `${name} ${path}` : name;
}

function colorsOf(spans: readonly TraceSpan[], paint: Paint): ReadonlyMap<string, (text: string) => string> {
  const palette = [paint.cyan, paint.magenta, paint.blue, paint.green, paint.yellow];
  const owners = [...new Set(spans.map(ownerOf))];
  return new Map(owners.map((owner, index) => [owner, palette[index % palette.length] ?? paint.cyan]));
}
