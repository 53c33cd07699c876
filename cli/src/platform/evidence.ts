import { readFileSync } from "node:fs";
import type { Decision, Evidence, MetricSeries } from "@terrace/core/report";
import { UserError } from "../user-error.ts";

/**
 * Reads what was measured and decided: `{ "metrics": [{ "metric", "source", "samples": [{ "at", "value" }] }], "decisions": [{ "trigger",
 * "answer", "by", "at", "why" }] }`, times in RFC 3339. Everything that cannot be read is told at once: exit 1.
 */
export function readEvidence(path: string): Evidence {
  const faults: string[] = [];
  const content = objectOf(parsed(path), "the file", faults);
  const metrics = listOf(content.metrics ?? [], "metrics", faults).map((one, index) =>
    series(objectOf(one, `metrics[${index}]`, faults), `metrics[${index}]`, faults),
  );
  const decisions = listOf(content.decisions ?? [], "decisions", faults).map((one, index) =>
    decision(objectOf(one, `decisions[${index}]`, faults), `decisions[${index}]`, faults),
  );
  if (faults.length === 0) return { metrics, decisions };
  throw new UserError(`${path} cannot be used as evidence.`, { code: "INVALID_EVIDENCE", detail: faults });
}

type Table = Readonly<Record<string, unknown>>;

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be read: ${reason}`, { code: "INVALID_EVIDENCE" });
  }
}

function series({ metric, source, samples }: Table, at: string, faults: string[]): MetricSeries {
  const read = listOf(samples, `${at}.samples`, faults).map((one, index) => {
    const sample = objectOf(one, `${at}.samples[${index}]`, faults);
    if (typeof sample.value !== "number" || !Number.isFinite(sample.value))
      faults.push(`${at}.samples[${index}].value is no number`);
    return { at: timeOf(sample.at, `${at}.samples[${index}].at`, faults), value: Number(sample.value) };
  });
  return {
    metric: textOf(metric, `${at}.metric`, faults),
    source: typeof source === "string" ? source : null,
    samples: read.sort((a, b) => a.at - b.at),
  };
}

function decision({ trigger, answer, by, at: time, why }: Table, at: string, faults: string[]): Decision {
  if (typeof answer !== "boolean") faults.push(`${at}.answer is neither true nor false`);
  return {
    trigger: textOf(trigger, `${at}.trigger`, faults),
    answer: answer === true,
    by: textOf(by, `${at}.by`, faults),
    at: timeOf(time, `${at}.at`, faults),
    why: typeof why === "string" ? why : null,
  };
}

function objectOf(value: unknown, at: string, faults: string[]): Table {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Table;
  faults.push(`${at} is no object`);
  return {};
}

function listOf(value: unknown, at: string, faults: string[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  faults.push(`${at} is no list`);
  return [];
}

function textOf(value: unknown, at: string, faults: string[]): string {
  if (typeof value === "string" && value !== "") return value;
  faults.push(`${at} is no text`);
  return "";
}

function timeOf(value: unknown, at: string, faults: string[]): number {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) faults.push(`${at} is no time such as "2026-01-31T12:00:00Z"`);
  return time;
}
