import type { Alarm, Graph } from "@terrace/core/graph";
import type { AlarmState } from "@terrace/core/report";

/** What people are told: that an alarm or a promise came into another state. Everything that a message says stands in here. */
export interface Notification {
  /** The same however often it is sent, so that a receiver can tell a repetition. */
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  readonly platform: string;
  readonly environment: string;
  /** `alarm.errors`, `objective.availability`. */
  readonly subject: string;
  readonly severity: Alarm["severity"];
  readonly state: AlarmState;
  readonly from: AlarmState;
  readonly reason: string;
  /** Sent by a person to see whether it arrives. */
  readonly isTest: boolean;
}

/** Whether people are told: of every alarm, of its end, and when nothing is known any more of what was bad or was fine. Not that all is fine at first. */
export function isWorthTelling(from: AlarmState, to: AlarmState): boolean {
  return to === "alarm" || from === "alarm" || (from === "ok" && to === "insufficient-data");
}

/** Such as `CRITICAL breiq (production): errors rings`. */
export function headline({ severity, platform, environment, subject, state, isTest }: Notification): string {
  const name = subject.replace(/^alarm\./, "");
  const words = { alarm: "rings", ok: "is well again", "insufficient-data": "is not known any more" }[state];
  const rank = state === "ok" ? "OK" : severity.toUpperCase();
  return `${isTest ? "TEST " : ""}${rank} ${platform} (${environment}): ${name} ${words}`;
}

/** The same of a graph's platform, whatever happened. */
export function notificationOf(
  graph: Pick<Graph, "platform" | "environment">,
  happened: Pick<Notification, "subject" | "severity" | "state" | "from" | "reason" | "isTest">,
  { id, now }: { readonly id: string; readonly now: number },
): Notification {
  const { platform, environment } = graph;
  return { id, at: new Date(now).toISOString(), platform, environment, ...happened };
}
