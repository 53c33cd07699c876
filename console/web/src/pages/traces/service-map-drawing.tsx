import type { ServiceEdge, ServiceMap } from "@terrace/core/report";
import { count, milliseconds } from "../../format/figures.ts";
import { ScrollArea } from "../../parts/scroll-area.tsx";
import { type MapPlace, type MapPoint, mapLayout } from "./map-layout.ts";

const BOX = { width: 150, height: 52 };
const GAP = { column: 46, row: 22 };

/** Who asks whom as a drawing: lines as thick as they are used, red where requests fail. The table below it says the same in figures, and says it alone where there is no room. */
export function ServiceMapDrawing({ map }: { map: ServiceMap }) {
  const { places, ways, rows } = mapLayout(map);
  const columns = Math.max(...places.map(({ column }) => column)) + 1;
  const width = columns * (BOX.width + GAP.column) - GAP.column;
  const height = rows * (BOX.height + GAP.row) - GAP.row;
  const at = new Map(places.map((place) => [place.name, place]));
  const most = Math.max(1, ...map.edges.map(({ requests }) => requests));
  return (
    <ScrollArea label="Map of who asks whom" className="px-4 pb-4 max-md:hidden">
      <svg
        role="img"
        aria-label={`A map of ${map.nodes.length} services and engines`}
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        className="mx-auto block"
        style={{ minWidth: width * 0.85, maxWidth: width * 1.1 }}
      >
        {map.edges.map((edge) => (
          <Line
            key={`${edge.from} ${edge.to} ${edge.kind}`}
            edge={edge}
            from={at.get(edge.from)}
            to={at.get(edge.to)}
            past={ways.get(`${edge.from} ${edge.to}`) ?? []}
            most={most}
          />
        ))}
        {map.nodes.map(({ name, kind, requests, p95, errors }) => {
          const { x, y } = corner(at.get(name));
          return (
            <g key={name} transform={`translate(${x} ${y})`}>
              <rect
                width={BOX.width}
                height={BOX.height}
                rx={8}
                className={`fill-surface ${errors > 0 ? "stroke-danger" : "stroke-edge"}`}
                strokeDasharray={kind === "engine" ? "4 3" : undefined}
              />
              <text x={12} y={22} className="fill-ink text-xs font-semibold">
                {name}
              </text>
              <text x={12} y={40} className="figures fill-muted text-xs">
                {count(requests)} · p95 {milliseconds(p95)}
              </text>
            </g>
          );
        })}
      </svg>
    </ScrollArea>
  );
}

interface LineProps {
  edge: ServiceEdge;
  from: MapPlace | undefined;
  to: MapPlace | undefined;
  /** Where it passes the columns between. */
  past: readonly MapPoint[];
  most: number;
}

function Line({ edge, from, to, past, most }: LineProps) {
  if (from === undefined || to === undefined || from === to) return null;
  const [a, b] = [corner(from), corner(to)];
  const half = BOX.height / 2;
  let path = `M${a.x + BOX.width} ${a.y + half}`;
  let end = a.x + BOX.width;
  let height = a.y + half;
  const bendTo = (x: number, y: number): void => {
    const bend = Math.max(GAP.column / 2, (x - end) / 2);
    path += ` C${end + bend} ${height} ${x - bend} ${y} ${x} ${y}`;
    [end, height] = [x, y];
  };
  for (const point of past) {
    const { x, y } = corner(point);
    const middle = y - GAP.row / 2;
    bendTo(x, middle);
    end = x + BOX.width;
    path += ` H${end}`;
  }
  bendTo(b.x, b.y + half);
  return (
    <path
      d={path}
      fill="none"
      strokeWidth={1 + 4 * (edge.requests / most)}
      strokeDasharray={edge.kind === "job" ? "6 5" : undefined}
      className={edge.errors > 0 ? "stroke-danger" : "stroke-series-1"}
      opacity={0.7}
    />
  );
}

function corner(point: MapPoint | undefined): { readonly x: number; readonly y: number } {
  const { column = 0, row = 0 } = point ?? {};
  return { x: column * (BOX.width + GAP.column), y: row * (BOX.height + GAP.row) };
}
