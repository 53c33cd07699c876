import { LOAD_OUTCOMES, type LoadReport, type PopulationReport } from "../core/src/report/index.ts";

/** Requests of all populations that left the generator. */
export function sentIn({ populations }: LoadReport): number {
  return populations.reduce((all, { scheduled, outcomes }) => all + scheduled - outcomes["not-sent"], 0);
}

/** Those of them that did not get a complete, expected answer. */
export function failedIn({ populations }: LoadReport): number {
  return populations.reduce((all, { failed, outcomes }) => all + failed - outcomes["not-sent"], 0);
}

/** How requests failed, and the first of each kind. */
export function failuresOf(...reports: readonly LoadReport[]): string {
  const populations = reports.flatMap((report) => report.populations);
  return LOAD_OUTCOMES.flatMap((outcome) => {
    const count = populations.reduce((all, one) => all + one.outcomes[outcome], 0);
    if (outcome === "ok" || outcome === "not-sent" || count === 0) return [];
    const first = firstOf(populations, outcome);
    const by = first?.revision ?? "no task";
    return [`${count} ${outcome} (${first?.request} ${first?.status ?? ""} ${first?.detail ?? ""} by ${by})`];
  }).join(", ");
}

function firstOf(populations: readonly PopulationReport[], outcome: string) {
  return populations.flatMap(({ failures }) => failures).find((failure) => failure.outcome === outcome);
}
