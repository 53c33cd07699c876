/** Something a person should know about a spec or a graph. Collected, never thrown. */
export interface Diagnostic {
  /** Stable name from the catalogue, such as `TER-SPEC-003`. */
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  /** One sentence with the offending value in it. */
  readonly message: string;
  /** What to do about it; null when the message says it already. */
  readonly hint: string | null;
}

/** What a finding does: nothing is made of a platform with an error; warnings and remarks are told. */
export type Severity = "error" | "warning" | "info";

/** Where in the author's words: the file when it is known, and the path of keys inside it, such as `environments.local.database`. */
export interface Place {
  readonly file: string | null;
  readonly path: string;
}
