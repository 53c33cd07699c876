import type { AlarmState } from "@terrace/core/report";
import { percentText } from "@terrace/core/units";
import { exitWords, type RunEvent } from "@terrace/run/client";
import { failureSentence } from "./failure.ts";
import { size } from "./size.ts";
import type { Paint } from "./terminal.ts";
import { took } from "./time.ts";

/** A step that took less is not worth a line. */
const WORTH_TELLING_MS = 1_000;

/** One event as a line without its time; null for one that says nothing to a person. */
export function eventLine(event: RunEvent, paint: Paint): string | null {
  const name = paint.bold(event.name);
  switch (event.type) {
    case "process-adopted":
      return `${paint.green("✓")} ${name} was running already`;
    case "process-ready":
      return event.restarts > 0
        ? `${paint.green("✓")} ${name} is back after ${took(event.duration)}, restart ${event.restarts}`
        : `${paint.green("✓")} ${name} ${paint.dim(took(event.duration))}`;
    case "step-finished":
      if (event.outcome === "failed") return `${paint.red("✗")} ${name}: ${event.label} failed`;
      if (event.outcome !== "done" || event.duration < WORTH_TELLING_MS) return null;
      return `${paint.green("✓")} ${name}: ${event.label} ${paint.dim(took(event.duration))}`;
    case "process-exited":
      return event.expected ? null : `${paint.yellow("!")} ${name} ended ${exitWords(event.exit)}`;
    case "process-reloaded":
      return `${paint.green("✓")} ${name} serves by another configuration, without a restart ${paint.dim(took(event.duration))}`;
    case "process-unhealthy":
      return `${paint.yellow("!")} ${name} does not answer: ${event.error}`;
    case "process-slow":
      return `${paint.yellow("!")} ${name} answers late: it has more to do than it can, and is left to do it`;
    case "process-restarting":
      return event.delay < 100 ? null : `${name} starts again in ${took(event.delay)}`;
    case "process-stopped":
      return `${name} stopped ${paint.dim(took(event.duration))}`;
    case "process-starting":
    case "process-draining":
    case "step-started":
    case "platform-ready":
    case "platform-stopping":
    case "platform-stopped":
      return null;
    case "alarm-changed":
      // That a new alarm is fine is no news.
      if (event.from === "insufficient-data" && event.to === "ok") return null;
      return `${alarmMark(event.to, paint)} ${name} ${ALARM_WORDS[event.to]}: ${event.reason}`;
    case "notification-sent":
      return `${paint.green("✓")} ${name} was told that ${event.subject} ${ALARM_WORDS[event.to]}`;
    case "notification-failed":
      return `${paint.yellow("!")} ${name} could not be told of ${event.subject}: ${event.error}; it is tried again`;
    case "notification-given-up":
      return `${paint.red("✗")} ${name} was not told of ${event.subject}: ${event.error}`;
    case "scaled":
      return `${paint.green("✓")} ${name} has ${event.to} instead of ${event.from} tasks: ${event.because}`;
    case "scaling-failed":
      return `${paint.red("✗")} ${name} stays at ${event.from} tasks and should have ${event.to}: ${event.error}`;
    case "backup-finished":
      return `${paint.green("✓")} ${name} was copied: ${size(event.size)} ${paint.dim(took(event.duration))}`;
    case "backup-failed":
      return `${paint.red("✗")} ${name} was not copied: ${event.error}`;
    case "archive-failing":
      return `${paint.red("✗")} the log of ${name} does not reach its archive since ${event.segment}: ${event.error}`;
    case "archive-recovered":
      return `${paint.green("✓")} the log of ${name} reaches its archive again`;
    case "balancer-unkept":
      return `${paint.red("✗")} the shares of ${name} are not kept, and forgotten if it is killed: ${event.error}`;
    case "balancer-kept":
      return `${paint.green("✓")} the shares of ${name} are kept again`;
    case "restore-finished":
      return `${paint.green("✓")} ${name} listens on port ${event.port} ${paint.dim(took(event.duration))}`;
    case "canary-judged":
      return `${name} revision ${event.revision}: ${event.verdict.reason}`;
    case "deployment-step":
      if (event.kind === "hold") return null;
      return `${name} revision ${event.revision}: ${event.text} ${paint.dim(percentText(event.share))}`;
    case "platform-handed-over":
      return `${paint.green("✓")} the control plane of ${name} makes way for one that runs Terrace as it is now`;
    case "hand-over-awaited":
      return `the control plane of ${name} runs an earlier Terrace, and is replaced when this has ended: ${event.because}`;
    case "deployment-awaited":
      return `${name} is on its way to revision ${event.revision}${event.from === null ? "" : ` from ${event.from}`}: that comes to its end first`;
    case "deployment-ended":
      return event.outcome === "deployed"
        ? `${paint.green("✓")} ${name} runs revision ${event.revision}: ${event.reason}`
        : `${paint.red("✗")} ${name} revision ${event.revision} was not deployed (${event.outcome}): ${event.reason}`;
    case "job-finished":
      return event.outcome === "done"
        ? `${paint.green("✓")} ${name} is done ${paint.dim(took(event.duration))}`
        : `${paint.red("✗")} ${name} ${event.outcome}: ${event.error} ${paint.dim(took(event.duration))}`;
    case "job-missed":
      return `${paint.yellow("!")} ${name} was due ${event.count} times while nobody could start it`;
    case "job-skipped":
      return `${paint.yellow("!")} ${name} is due and still running: this time is left out`;
    case "secret-rotated":
      return `${paint.green("✓")} ${name} has a new value ${paint.dim(took(event.duration))}`;
    case "failed":
      return `${paint.red("✗")} ${failureSentence(event.name, event.failure)}`;
    case "port-changed":
      return `${paint.yellow("!")} ${name} moved from port ${event.from} to ${event.to}${
        event.holder === null ? "" : `: ${event.holder.command} (pid ${event.holder.pid}) has the old one`
      }`;
    case "state-placed":
      return `${paint.yellow("!")} state is kept in ${event.folder}, since engines cannot reach ${event.wanted}`;
    case "tasks-as-root":
      return `${paint.yellow("!")} tasks run as root, since ${event.user} cannot read ${event.repository}`;
  }
}

const ALARM_WORDS: Readonly<Record<AlarmState, string>> = {
  alarm: "rings",
  ok: "is fine",
  "insufficient-data": "is not known",
};

function alarmMark(state: AlarmState, paint: Paint): string {
  if (state === "alarm") return paint.red("✗");
  return state === "ok" ? paint.green("✓") : paint.yellow("?");
}
