import type { JobReport, JobRun } from "@terrace/core/report";
import { type Column, table } from "./table.ts";
import type { Paint } from "./terminal.ts";
import { elapsed, took } from "./time.ts";

/** Jobs with their schedule, next and last run. `now` is in milliseconds since the epoch. */
export function jobsText(
  jobs: readonly JobReport[],
  rendering: { readonly paint: Paint; readonly columns: number },
  now: number,
): string {
  if (jobs.length === 0) return "\n  The platform has no jobs: job({ of, entry, schedule }) makes one.\n\n";
  const { paint } = rendering;
  const missed = jobs.filter((job) => job.missed > 0);
  const notes = missed.map(
    ({ name, missed: count }) => `  ${paint.yellow("!")} ${name} was due ${count} times while nobody could start it\n`,
  );
  return `\n${table(columnsOf(paint, now), jobs, rendering)}${notes.length > 0 ? `\n${notes.join("")}` : ""}\n`;
}

/** How a run ended, and where its words are. */
export function runText(
  platform: string,
  name: string,
  { run, paint }: { readonly run: JobRun; readonly paint: Paint },
): string {
  const mark = run.outcome === "done" ? paint.green("✓") : paint.red("✗");
  const why = run.error === null ? "" : `: ${run.error}`;
  return `\n  ${mark} ${paint.bold(name)} ${run.outcome}${why} ${paint.dim(took(run.duration))}\n    ${paint.dim(`npx terrace logs ${platform} job-${name}`)}\n\n`;
}

function columnsOf(paint: Paint, now: number): readonly Column<JobReport>[] {
  return [
    { title: "Job", text: ({ name }) => name, style: (text) => paint.bold(text) },
    { title: "Of", text: ({ service }) => service },
    { title: "Schedule, UTC", text: ({ schedule }) => schedule },
    { title: "Next", text: (job) => nextText(job, now) },
    {
      title: "Last",
      text: ({ last }) =>
        last === null ? "never" : `${last.outcome} ${elapsed(now - Date.parse(last.at))} ago, ${took(last.duration)}`,
      style: (text, { last }) => (last === null || last.outcome === "done" ? paint.dim(text) : paint.red(text)),
    },
  ];
}

function nextText({ nextAt, runningSince }: JobReport, now: number): string {
  if (runningSince !== null) return `running for ${elapsed(now - Date.parse(runningSince))}`;
  return nextAt === null ? "never again" : `in ${elapsed(Date.parse(nextAt) - now)}`;
}
