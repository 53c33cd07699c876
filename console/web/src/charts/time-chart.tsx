import { useEffect, useRef, useState } from "react";
import UPlot from "uplot";
import { THEME_CHANGED } from "../shell/theme.ts";

export interface ChartLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Which of the six colours. */
  readonly color: number;
}

interface TimeChartProps {
  /** What it shows, for those who do not see it. */
  label: string;
  /** Milliseconds since 1970. */
  at: readonly number[];
  lines: readonly ChartLine[];
  /** How a value is written at the axis and beside the pointer. */
  format: (value: number) => string;
  /** Seconds that are shown, up to the last one. */
  seconds: number;
  /** The scale reaches at least this far, so that noise around nothing does not look like mountains. */
  least?: number;
  /** Steps of the scale are powers of two. */
  isBinary?: boolean;
  height?: number;
}

/** Lines over time on a canvas: an hour of seconds redrawn every second costs a few milliseconds, and one out of sight nothing. All charts of a page share one pointer. */
export function TimeChart({
  label,
  at,
  lines,
  format,
  seconds,
  least = 1,
  isBinary = false,
  height = 160,
}: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  const [round, setRound] = useState(0);
  const [isInSight, setInSight] = useState(true);
  const names = lines.map(({ label: name, color }) => `${name}:${color}`).join();
  const writing = useRef(format);
  writing.current = format;
  useEffect(() => {
    const again = () => setRound((count) => count + 1);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    window.addEventListener(THEME_CHANGED, again);
    scheme.addEventListener("change", again);
    return () => {
      window.removeEventListener(THEME_CHANGED, again);
      scheme.removeEventListener("change", again);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew in each round; values come below
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const options = optionsOf(element, { lines, height, least, isBinary, write: (value) => writing.current(value) });
    const made = new UPlot(options, [[], ...lines.map(() => [])], element);
    chart.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    const sight = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true), {
      rootMargin: "200px",
    });
    sight.observe(element);
    return () => {
      sight.disconnect();
      watch.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [names, height, least, isBinary, round]);
  useEffect(() => {
    if (!isInSight) return;
    const begin = Math.max(0, at.length - seconds);
    const shown = lines.map(({ values }) => values.slice(begin) as (number | null)[]);
    const times = at.slice(begin).map((time) => time / 1_000);
    const end = times.at(-1) ?? Date.now() / 1_000;
    chart.current?.batch(() => {
      chart.current?.setData([times, ...shown], false);
      chart.current?.setScale("x", { min: end - seconds + 1, max: end });
    });
  });
  return <div ref={frame} role="img" aria-label={label} style={{ height }} className="min-w-0 overflow-hidden" />;
}

const POWERS = Array.from({ length: 24 }, (_, power) => 2 ** (power + 18));

interface Looks {
  readonly lines: readonly ChartLine[];
  readonly height: number;
  readonly least: number;
  readonly isBinary: boolean;
  readonly write: (value: number) => string;
}

function optionsOf(element: HTMLElement, { lines, height, least, isBinary, write }: Looks): UPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string): string => resolved(element, style.getPropertyValue(`--color-${name}`));
  const font = `13px ${style.fontFamily}`;
  const [muted, line] = [color("muted"), color("line")];
  const grid = { stroke: line, width: 1 };
  return {
    ...{ width: element.clientWidth, height, pxAlign: false, legend: { show: false } },
    cursor: { sync: { key: "terrace" }, drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: true, auto: false },
      y: { range: (_, __, most) => [0, Math.max(least, (most ?? 0) * 1.1)] },
    },
    axes: [
      {
        ...{ stroke: muted, font, grid: { show: false }, ticks: { show: false }, size: 26, gap: 6, space: 64 },
        values: (_, splits) => splits.map(clock),
      },
      {
        ...{ stroke: muted, font, grid, ticks: { show: false }, size: 62, gap: 6, space: 36 },
        values: (_, splits) => splits.map(write),
        ...(isBinary && { incrs: POWERS }),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, color: number }) => ({
        ...{ label, stroke: color(`series-${number}`), width: 1.5, spanGaps: false, points: { show: false } },
      })),
    ],
    hooks: { setCursor: [(plot) => pointed(plot, { element, lines, write })] },
  };
}

/** What the lines are at the pointer stands in the chart's own title, which follows it. */
function pointed(
  plot: UPlot,
  { element, lines, write }: Pick<Looks, "lines" | "write"> & { element: HTMLElement },
): void {
  const index = plot.cursor.idx;
  const at = index === null || index === undefined ? undefined : plot.data[0][index];
  if (at === undefined || index === null || index === undefined) {
    element.removeAttribute("title");
    return;
  }
  const said = lines.flatMap(({ label }, line) => {
    const value = plot.data[line + 1]?.[index];
    return typeof value === "number" ? [`${label} ${write(value)}`] : [];
  });
  element.title = [new Date(at * 1_000).toLocaleTimeString("en-GB"), ...said].join("\n");
}

function clock(seconds: number): string {
  return new Date(seconds * 1_000).toLocaleTimeString(
    "en-GB",
    seconds % 60 === 0 ? { hour: "2-digit", minute: "2-digit" } : {},
  );
}

/** A canvas does not know light-dark(): the browser says what it comes to here. */
function resolved(element: HTMLElement, value: string): string {
  const probe = document.createElement("span");
  probe.style.color = value;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
