/** One row of a platform's requirements, as its `requirements.json` holds it. */
export interface Requirement {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly scope: string;
}

const ID = /\b([A-Z]{3}-[A-Z0-9]+-)(\d{2})\b(?:\s*(?:\.\.|to)\s*(?:\1)?(\d{2})\b)?/g;

/** The requirements that a text names: `BRQ-NET-01`, `BRQ-DB-01..13`, `BRQ-NET-01 .. BRQ-NET-05`. */
export function namedIn(text: string): readonly string[] {
  return [...text.matchAll(ID)].flatMap(([, prefix = "", first = "", last = first]) =>
    Array.from(
      { length: Math.max(1, Number(last) - Number(first) + 1) },
      (_, index) => `${prefix}${String(Number(first) + index).padStart(2, "0")}`,
    ),
  );
}
