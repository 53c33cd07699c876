import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TraceEvidence, TraceReport, TraceRow } from "@terrace/core/report";
import type { Deferrals } from "@terrace/core/spec";
import { type Requirement, traceRequirements } from "@terrace/document";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../../cli/src/platform/source-files.ts";

const ROOT = join(import.meta.dirname, "../..");
const PLATFORMS = join(ROOT, "platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

const names = readdirSync(PLATFORMS).filter((name) => existsSync(join(PLATFORMS, name, "requirements.json")));
const sources = [...sourceFiles(ROOT)];
const reports = new Map<string, TraceReport>();
for (const name of names) reports.set(name, await reportOf(name));

describe("the traces of requirements", () => {
  it("answer for all 844 of them, each once", () => {
    const ids = [...reports.values()].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids.length).toBe(844);
    expect(new Set(ids).size).toBe(844);
  });

  for (const [name, report] of reports) {
    it(`${name}: leave nothing unanswered, and defer nothing that is not asked for`, () => {
      expect(report.rows.filter(({ verdict }) => verdict === "unanswered").map(({ id }) => id)).toEqual([]);
      expect(report.faults).toEqual([]);
    });

    it(`${name}: same words, same bytes (UPDATE_GOLDEN=1 accepts a difference)`, () => {
      const text = textOf(report);
      const file = join(PLATFORMS, name, "golden", "trace.txt");
      if (UPDATE) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, "utf8"));
    });
  }
});

async function reportOf(platform: string): Promise<TraceReport> {
  const folder = join(PLATFORMS, platform);
  const requirements = JSON.parse(readFileSync(join(folder, "requirements.json"), "utf8")) as readonly Requirement[];
  const { default: reasons } = (await import(join(folder, "deferrals.ts"))) as { default: Deferrals };
  return traceRequirements({ platform, requirements, reasons, sources });
}

/** A line for each requirement: what became of it, and the reason or the strongest kind of evidence, without the lines where it stands. */
function textOf({ platform, rows }: TraceReport): string {
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map((row) => `${row.id.padEnd(width)}  ${row.verdict.padEnd(14)}  ${because(row, platform)}`);
  return `${lines.join("\n")}\n`;
}

const STRENGTH: readonly ((found: TraceEvidence) => boolean)[] = [
  ({ kind }) => kind === "spec",
  ({ kind }) => kind === "service",
  ({ kind, file }) => kind === "test" && file.startsWith("tests/golden/"),
  ({ kind }) => kind === "test",
];

function because({ reason, evidence }: TraceRow, platform: string): string {
  if (reason !== null) return reason;
  const isStrong = STRENGTH.find((one) => evidence.some(one)) ?? (() => false);
  const places = evidence.filter(isStrong).map(({ kind, label, file: path }) => {
    const file = path.replace(`platforms/${platform}/`, "");
    return kind === "spec" && label !== null ? `${file} ${label}` : file;
  });
  return [...new Set(places)].sort().join(", ");
}
