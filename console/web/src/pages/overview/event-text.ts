import { span } from "../../format/figures.ts";
import type { ConsoleEvent } from "../../live/journal-entry.ts";

/** A sentence about an event and whether it is bad; null for one that says nothing to somebody who watches. */
export function eventText(event: ConsoleEvent): { readonly text: string; readonly isBad: boolean } | null {
  const { type, name } = event;
  const number = (key: string): number => Number(event[key] ?? 0);
  switch (type) {
    case "platform-ready":
      return good(`${name} is ready`);
    case "platform-stopping":
      return bad(`${name} is being stopped`);
    case "process-ready":
      return good(`${name} is healthy after ${took(number("duration"))}`);
    case "process-adopted":
      return good(`${name} was taken over while it ran`);
    case "process-reloaded":
      return good(`${name} serves by another configuration, without a restart`);
    case "process-unhealthy":
      return bad(`${name} is unhealthy: ${String(event.error ?? "")}`);
    case "process-draining":
      return good(`${name} finishes what it has`);
    case "process-exited":
      return event.expected === true ? good(`${name} has ended`) : bad(`${name} ended unexpectedly`);
    case "process-restarting":
      return bad(`${name} is started again${number("delay") < 1_000 ? "" : ` in ${span(number("delay"))}`}`);
    case "failed":
      return bad(`${name} cannot be kept running: ${String((event.failure as { reason?: string }).reason ?? "")}`);
    case "port-changed":
      return good(`${name} moved to port ${number("to")}`);
    case "balancer-unkept":
      return bad(`the shares of ${name} are not kept: ${String(event.error)}`);
    case "balancer-kept":
      return good(`the shares of ${name} are kept again`);
    case "alarm-changed":
      return alarmText(event);
    case "deployment-step":
      if (event.kind === "roll-back") return bad(`${name} r${number("revision")} goes back: ${String(event.text)}`);
      // How it finishes is told by its end.
      return event.kind === "hold" || event.kind === "finish"
        ? null
        : good(`${name} r${number("revision")}: ${String(event.text)}`);
    case "deployment-ended":
      return {
        text: `${name} r${number("revision")} is ${String(event.outcome).replace("-", " ")}: ${String(event.reason)}`,
        isBad: event.outcome !== "deployed",
      };
    case "scaled":
      return good(`${name} goes from ${number("from")} to ${number("to")} tasks: ${String(event.because)}`);
    case "backup-finished":
      return good(`${name} was copied in ${took(number("duration"))}`);
    case "notification-failed":
    case "notification-given-up":
      return bad(`${plain(name)} was not told of ${plain(String(event.subject))}: ${String(event.error)}`);
    case "canary-judged":
    case "process-starting":
    case "process-stopped":
    case "step-started":
    case "step-finished":
      return null;
    default:
      return { text: told(event), isBad: /fail|alarm|refus/.test(type) };
  }
}

/** Its number and its unit stay on one line. */
function took(duration: number): string {
  return `${(duration / 1_000).toFixed(1)}\u00a0s`;
}

/** That an alarm has seen its first figures, and they are well, is no news. */
function alarmText({ name, from, to, reason }: ConsoleEvent): ReturnType<typeof eventText> {
  if (to === "insufficient-data" || (from === "insufficient-data" && to === "ok")) return null;
  return {
    text: `${plain(name)} ${to === "alarm" ? "rings" : "is well again"}: ${String(reason)}`,
    isBad: to === "alarm",
  };
}

/** An event of a part that has no words of its own here: its sentence when it brings one. */
function told({ type, name, ...rest }: ConsoleEvent): string {
  const sentence = [rest.text, rest.reason, rest.because, rest.message].find((part) => typeof part === "string");
  return `${name}: ${type.replaceAll("-", " ")}${sentence === undefined ? "" : `, ${String(sentence)}`}`;
}

/** A resource without its kind. */
function plain(id: string): string {
  return id.replace(/^(alarm|objective|channel)\./, "");
}

function good(text: string) {
  return { text, isBad: false };
}

function bad(text: string) {
  return { text, isBad: true };
}
