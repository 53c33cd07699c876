import type { AlarmState } from "@terrace/core/report";
import { Mark, type Tone } from "../../parts/mark.tsx";

const TONES: Readonly<Record<AlarmState, Tone>> = { ok: "good", alarm: "danger", "insufficient-data": "plain" };

/** How an alarm, a promise or a budget stands. */
export function StateMark({ state }: { state: AlarmState }) {
  return <Mark tone={TONES[state]}>{state === "insufficient-data" ? "no data" : state}</Mark>;
}
