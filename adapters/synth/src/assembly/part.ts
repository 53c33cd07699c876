/** What one resource adds to the assembly, or why it adds nothing. */
export type Part = { readonly kind: "synthesized" } | Absent;

/** A known difference between the platform and what AWS gets. */
export interface Absent {
  readonly kind: "absent";
  readonly reason: string;
}

/** The part of a resource whose constructs now stand in a stack. */
export const SYNTHESIZED: Part = { kind: "synthesized" };

/** The part of a resource that is nothing on AWS, with the reason that a reader is shown. */
export function absent(reason: string): Absent {
  return { kind: "absent", reason };
}
