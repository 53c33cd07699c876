import type { Health } from "@terrace/core/report";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleMinus,
  CircleX,
  type LucideIcon,
} from "lucide-react";

const MARKS: Readonly<Record<Health, { Icon: LucideIcon; tone: string }>> = {
  healthy: { Icon: CircleCheck, tone: "text-good" },
  starting: { Icon: CircleDotDashed, tone: "text-muted" },
  unknown: { Icon: CircleDashed, tone: "text-muted" },
  draining: { Icon: CircleMinus, tone: "text-warn" },
  unhealthy: { Icon: CircleAlert, tone: "text-danger" },
  stopped: { Icon: CircleX, tone: "text-danger" },
};

/** Health by shape, colour and word; the word may be left to screen readers where there is no room. */
export function HealthMark({ health, isBrief = false }: { health: Health; isBrief?: boolean }) {
  const { Icon, tone } = MARKS[health];
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={isBrief ? "sr-only" : "text-ink"}>{health}</span>
    </span>
  );
}
