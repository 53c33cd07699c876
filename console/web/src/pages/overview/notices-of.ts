import type { AlarmStanding, Measurement, RunSnapshot } from "@terrace/core/report";
import { bytes, moment, percent } from "../../format/figures.ts";
import type { Tone } from "../../parts/mark.tsx";
import { named } from "../../parts/platform-word.ts";
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
    ...short(snapshot),
    ...alarms.flatMap(ringing),
    ...servicesOf(snapshot).flatMap((service) => moving(service, measured)),
    ...held(snapshot),
    ...idle(snapshot),
    ...lacking(snapshot),
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

function lacking(snapshot: RunSnapshot): readonly OverviewNotice[] {
  return (snapshot.lacks ?? []).map(({ kind, name, without }) => {
    const names = without.map((id) => id.slice(id.indexOf(".") + 1)).join(" and ");
    const variable = `TERRACE_PARAMETER_${name.toUpperCase().replaceAll("-", "_")}`;
    return kind === "secret"
      ? {
          ...{
            what: name,
            tone: "warn",
            text: `was given by nobody, so ${names} ${without.length === 1 ? "goes" : "go"} without it. Given by`,
          },
          command: `npx terrace secret set ${named(snapshot)} ${name}`,
        }
      : {
          ...{
            what: name,
            tone: "warn",
            text: `was given by nobody, so what is told to ${names} stands only in the log. Given by`,
          },
          command: `${variable}=… npx terrace up ${named(snapshot)}`,
        };
  });
}

function short({ room }: RunSnapshot): readonly OverviewNotice[] {
  if (room === undefined) return [];
  const text = `has ${bytes(room)} left: the edge keeps no more answers, and logs, copies and what is written to the database end when there is nothing.`;
  return [{ what: "disk", tone: "danger", text }];
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
