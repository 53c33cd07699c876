import type { AlarmStanding, Measurement, RunSnapshot } from "@terrace/core/report";
import { moment, percent } from "../../format/figures.ts";
import type { Tone } from "../../parts/mark.tsx";
import { revisionsOf } from "./node-facts.ts";

/** Something that somebody who opens the console should know first. */
export interface OverviewNotice {
  /** What it is about. */
  readonly what: string;
  readonly tone: Tone;
  readonly text: string;
  /** What changes it. */
  readonly command?: string;
  /** The page that says more. */
  readonly page?: "alarms" | "deployments";
}

interface Known {
  readonly alarms: readonly AlarmStanding[];
  readonly measured: Measurement | null;
}

/** What rings, what moves, and what is not as the working tree and the spec say although every process is well; the worst first. */
export function noticesOf(snapshot: RunSnapshot, { alarms, measured }: Known): readonly OverviewNotice[] {
  return [
    ...alarms.flatMap(ringing),
    ...servicesOf(snapshot).flatMap((service) => moving(service, measured)),
    ...held(snapshot),
    ...idle(snapshot),
    ...outdated(snapshot),
    ...unkept(snapshot),
  ];
}

function ringing({ alarm, state, severity, reason }: AlarmStanding): readonly OverviewNotice[] {
  if (state !== "alarm") return [];
  const tone = severity === "critical" ? "danger" : "warn";
  return [{ what: alarm.replace(/^alarm\./, ""), tone, text: `rings: ${reason}`, page: "alarms" }];
}

/** Of a rolling deployment or a canary; an old revision that is only kept gets nothing. */
function moving(service: string, measured: Measurement | null): readonly OverviewNotice[] {
  const asked = revisionsOf(service, measured).filter(({ share }) => share > 0);
  const newest = asked.at(-1);
  if (newest === undefined || asked.length < 2) return [];
  const text = `is moving to revision ${newest.revision}, which gets ${percent(newest.share)} of the requests.`;
  return [{ what: service, tone: "plain", text, page: "deployments" }];
}

function held(snapshot: RunSnapshot): readonly OverviewNotice[] {
  return (snapshot.heldBack ?? []).map(({ service, current, revision, reason }) => ({
    what: service,
    tone: "warn",
    text: `stays at revision ${current}: revision ${revision}, with the code of the working tree, was taken back (${reason}). Tried again by`,
    command: `npx terrace deploy ${named(snapshot)} --here ${service}`,
  }));
}

function idle(snapshot: RunSnapshot): readonly OverviewNotice[] {
  return (snapshot.idle ?? []).map((service) => ({
    what: service,
    tone: "warn",
    text: "has no task, as somebody asked. Started by",
    command: `npx terrace scale ${named(snapshot)} ${service}=1`,
  }));
}

function outdated(snapshot: RunSnapshot): readonly OverviewNotice[] {
  const { control } = snapshot;
  if (control?.isOutdated !== true) return [];
  const text = `runs Terrace as it was at ${moment(control.startedAt)}; its code is another one now. Replaced, while everything serves on, by`;
  return [{ what: "control plane", tone: "plain", text, command: `npx terrace up ${named(snapshot)}` }];
}

function unkept({ unkept: reason }: RunSnapshot): readonly OverviewNotice[] {
  if (reason === undefined) return [];
  const text = `forgets its shares if it is killed, because they cannot be kept: ${reason}`;
  return [{ what: "balancer", tone: "warn", text }];
}

function servicesOf({ tasks }: RunSnapshot): readonly string[] {
  return [...new Set(tasks.map(({ service }) => service))];
}

/** As a command names it; `local` goes without saying. */
function named({ platform, environment }: RunSnapshot): string {
  return environment === "local" ? platform : `${platform} --env ${environment}`;
}
