/** What became of every requirement of a platform. Nothing is silently missing: what nobody answers for is `unanswered`. */
export interface TraceReport {
  readonly platform: string;
  readonly rows: readonly TraceRow[];
  /** Words that stand where they should not: a deferral of no requirement, a requirement told twice. */
  readonly faults: readonly string[];
}

/** One requirement with what became of it and by what that is shown. */
export interface TraceRow {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** Environments or phases that it is about. */
  readonly scope: string;
  readonly verdict: "satisfied" | "deferred" | "not-applicable" | "unanswered";
  /** Why it is deferred or does not apply; null otherwise. */
  readonly reason: string | null;
  readonly evidence: readonly TraceEvidence[];
}

/** A place that names the requirement. */
export interface TraceEvidence {
  /** `spec` is the platform's own words; `service` what runs; `test` what holds it; `code` the rest of Terrace, which proves nothing alone. */
  readonly kind: "spec" | "test" | "service" | "code";
  /** Relative to the repository root. */
  readonly file: string;
  readonly line: number;
  /** What stands there: the word of the spec, the name of the test; null where neither is near. */
  readonly label: string | null;
}
