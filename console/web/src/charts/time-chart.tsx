import { useEffect, useRef, useState } from "react";
import UPlot from "uplot";
import { THEME_CHANGED } from "../shell/theme.ts";
import { stepOf, thinned } from "./thinned.ts";

export interface ChartLine {
  readonly label: string;
  /** Its name in the key, which it may have in common with others. */
  readonly group: string;
  readonly values: readonly (number | null)[];
  /** Which of the eight colours. */
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
  /** Told the moment under the pointer, here or in any other chart of the page, and null when it leaves. */
  onPoint?: (at: number | null) => void;
}

/**
 * Lines over time on a canvas. It is drawn anew when there is a point more, each chart of an hour in another second than its neighbours, and not at
 * all out of sight. All charts of a page share one pointer.
 */
export function TimeChart({
  label,
  at,
  lines,
  format,
  seconds,
  least = 1,
  isBinary = false,
  height = 160,
  onPoint,
}: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  const [round, setRound] = useState(0);
  const [isInSight, setInSight] = useState(true);
  const names = lines.map(({ label: name, color }) => `${name}:${color}`).join();
  const told = useRef({ format, onPoint });
  told.current = { format, onPoint };
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
    const options = optionsOf(element, {
      ...{ lines, height, least, isBinary },
      write: (value) => told.current.format(value),
      point: (at) => told.current.onPoint?.(at),
    });
    const made = new UPlot(options, [[], ...lines.map(() => [])], element);
    chart.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    const sight = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true), {
      rootMargin: "50px",
    });
    sight.observe(element);
    return () => {
      sight.disconnect();
      watch.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [names, height, least, isBinary, round]);
  const latest = at.at(-1);
  const phase = useRef(Math.random());
  const point = Math.floor((latest ?? 0) / stepOf(seconds) + phase.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns grow in place, and look other when there is a later point
  useEffect(() => {
    if (!isInSight) return;
    const columns = lines.map(({ values }) => values);
    const drawn = thinned(at, columns, seconds);
    const end = (latest ?? Date.now()) / 1_000;
    chart.current?.batch(() => {
      chart.current?.setData([drawn.times, ...drawn.columns], false);
      chart.current?.setScale("x", { min: end - seconds + 1, max: end });
    });
  }, [point, seconds, names, height, least, isBinary, round, isInSight]);
  return <div ref={frame} role="img" aria-label={label} style={{ height }} className="min-w-0 overflow-hidden" />;
}

/** Pixels of one character beside the scale. */
const CHARACTER = 7;
const POWERS = Array.from({ length: 24 }, (_, power) => 2 ** (power + 18));

interface Looks {
  readonly lines: readonly ChartLine[];
  readonly height: number;
  readonly least: number;
  readonly isBinary: boolean;
  readonly write: (value: number) => string;
  readonly point: (at: number | null) => void;
}

function optionsOf(element: HTMLElement, looks: Looks): UPlot.Options {
  const { lines, height, least, isBinary, write, point } = looks;
  const style = getComputedStyle(element);
  const color = (name: string): string => resolved(element, style.getPropertyValue(`--color-${name}`));
  const font = `13px ${style.fontFamily}`;
  const [muted, line] = [color("muted"), color("line")];
  const grid = { stroke: line, width: 1 };
  return {
    ...{ width: element.clientWidth, height, pxAlign: false, legend: { show: false } },
    padding: [8, 4, 0, 0],
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
        ...{ stroke: muted, font, grid, ticks: { show: false }, gap: 6, space: 36 },
        size: (_, values) => widest(values ?? []) * CHARACTER + 10,
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
    hooks: { setCursor: [(plot) => point(momentAt(plot))] },
  };
}

/** Milliseconds since 1970 under the pointer. */
function momentAt({ cursor, data }: UPlot): number | null {
  const at = typeof cursor.idx === "number" ? data[0][cursor.idx] : undefined;
  return at === undefined ? null : Math.round(at * 1_000);
}

function widest(values: readonly string[]): number {
  return Math.max(1, ...values.map(({ length }) => length));
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
