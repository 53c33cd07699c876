import { type Diagnostic, type DiagnosticCode, diagnose } from "../diagnostics/index.ts";

/**
 * What may stand at one place of a spec. TypeScript holds authors to the same words, but a spec can reach us past the compiler
 * (`as any`, JavaScript), so every value is looked at again when it is resolved.
 */
export interface Field<T> {
  /** Completes the sentence "expected …". */
  readonly expects: string;
  readonly inspect: (value: unknown, at: Spot) => Findings;
  /** Never set: ties the field to the type that it accepts, so that words and fields cannot drift apart. */
  readonly accepts?: (value: T) => T;
}

/** A field of whatever type. */
export type AnyField = Pick<Field<unknown>, "expects" | "inspect">;

export type Findings = readonly Diagnostic[];

export const NOTHING_FOUND: Findings = [];

/** One place of a spec while it is inspected. */
export interface Spot {
  readonly path: string;
  /** Whether required words must be there: true for the finished platform, false for its parts, which patch each other. */
  readonly complete: boolean;
}

/** The spot one key further in. */
export function below(at: Spot, key: string | number): Spot {
  return { ...at, path: at.path === "" ? String(key) : `${at.path}.${key}` };
}

/** One finding at a spot. */
export function complain(at: Spot, code: DiagnosticCode, words: { message: string; hint?: string | null }): Findings {
  return [diagnose(code, at.path, words)];
}

/** The finding that a value is of the wrong kind. */
export function complainOfValue(at: Spot, value: unknown, expects: string): Findings {
  const hint = typeof value === "number" && /"\d+\D/.test(expects) ? "write the number with its unit, in quotes" : null;
  return complain(at, "TER-SPEC-002", { message: `${at.path} is ${shown(value)}, expected ${expects}`, hint });
}

/** A value as a person would write it, short. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
