import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";

export interface PlatformLineData extends Record<string, unknown> {
  /** Requests a second; 0 where none are measured. */
  rate: number;
  isFailing: boolean;
  /** Whether somebody looks at one of its ends, at something else, or at nothing. */
  focus: "near" | "away" | null;
  /** Requests flow along it, as opposed to somebody working with something. */
  isWay: boolean;
  /** How far down it goes to get past the columns between its ends; null where there are none. */
  lane: number | null;
  /** It goes from row to row of a narrow screen instead of from column to column. */
  isDown: boolean;
}

/** A line between two parts: as thick as it is used, with dots that run as the requests do. */
export function PlatformLine(props: EdgeProps & { data: PlatformLineData }) {
  const { rate, isFailing, focus, isWay, lane, isDown } = props.data;
  const path = isDown ? pathDown(props) : lane === null ? getBezierPath(props)[0] : pathBelow(props, lane);
  const isStrong = isWay || focus === "near";
  return (
    <g opacity={focus === "away" ? 0.2 : 1}>
      <BaseEdge
        path={path}
        style={{
          strokeWidth: rate > 0 ? Math.min(6, 1.5 + 1.5 * Math.log10(1 + rate)) : 1,
          strokeOpacity: isStrong ? 1 : 0.45,
        }}
      />
      {rate > 0 && (
        <path
          d={path}
          fill="none"
          strokeWidth={3}
          strokeLinecap="round"
          className={`flowing ${isFailing ? "stroke-danger" : "stroke-ink"}`}
          style={{ animationDuration: `${Math.max(0.4, 2 / Math.log10(2 + rate)).toFixed(1)}s` }}
        />
      )}
    </g>
  );
}

const TURN = 8;
const ASIDE = 15;

/** Out into the gap between two columns, below everything, and up again before the last column. */
function pathBelow({ sourceX, sourceY, targetX, targetY }: EdgeProps, lane: number): string {
  const [left, right] = [sourceX + ASIDE, targetX - ASIDE];
  return [
    `M${sourceX} ${sourceY} H${left - TURN} Q${left} ${sourceY} ${left} ${sourceY + TURN}`,
    `V${lane - TURN} Q${left} ${lane} ${left + TURN} ${lane}`,
    `H${right - TURN} Q${right} ${lane} ${right} ${lane - TURN}`,
    `V${targetY + TURN} Q${right} ${targetY} ${right + TURN} ${targetY} H${targetX}`,
  ].join(" ");
}

/** Straight down, between the boxes of rows that it passes, and aside only right above its end. */
function pathDown({ sourceX, sourceY, targetX, targetY }: EdgeProps): string {
  const aside = targetX - sourceX;
  if (Math.abs(aside) < 1) return `M${sourceX} ${sourceY} V${targetY}`;
  const turn = Math.sign(aside) * Math.min(TURN, Math.abs(aside) / 2);
  const level = targetY - ASIDE;
  return [
    `M${sourceX} ${sourceY} V${level - TURN} Q${sourceX} ${level} ${sourceX + turn} ${level}`,
    `H${targetX - turn} Q${targetX} ${level} ${targetX} ${level + TURN} V${targetY}`,
  ].join(" ");
}
