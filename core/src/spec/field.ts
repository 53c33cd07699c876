import { type Diagnostic, type DiagnosticCode, diagnose } from "../diagnostics/index.ts";
import { meantDuration } from "./meant-duration.ts";

/**
 * What may stand at one place of a spec. TypeScript holds authors to the same words, but a spec can reach us past the compiler
 * (`as any`, JavaScript), so every value is read: what cannot stand is told and left out, and what remains is what it says it is.
 */
export interface Field<T> {
  /** Completes the sentence "expected …". */
  readonly expects: string;
  /** Takes the place of a required value that is missing or wrong, so that everything else can still be looked at. Never in a graph. */
  readonly standIn: T;
  readonly read: (value: unknown, at: Spot) => Reading<T>;
  /** Never set: ties the field to the type that it accepts, so that words and fields cannot drift apart. */
  readonly accepts?: (value: T) => T;
}

/** What was understood, undefined where nothing was, and what is to be said about the rest. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly findings: Findings;
}

export type Findings = readonly Diagnostic[];

/** A field of whatever type. */
export type AnyField = Pick<Field<unknown>, "expects" | "standIn" | "read">;

/** One place of a spec while it is read. */
export interface Spot {
  readonly path: string;
  /** Whether required words must be there: true for the finished platform, false for its parts, which patch each other. */
  readonly complete: boolean;
}

/** The spot one key further in. */
export function below(at: Spot, key: string | number): Spot {
  return { ...at, path: at.path === "" ? String(key) : `${at.path}.${key}` };
}

/** A value with nothing to be said about it. */
export function understood<T>(value: T): Reading<T> {
  return { value, findings: [] };
}

/** A value that is left out, and why. */
export function refused<T>(at: Spot, value: unknown, expects: string): Reading<T> {
  const hint = unitHint(value, expects);
  const message = `${at.path} is ${shown(value)}, expected ${expects}`;
  return { value: undefined, findings: complain(at, "TER-SPEC-002", { message, hint }) };
}

/** What to write where the unit is missing, or is written out. */
function unitHint(value: unknown, expects: string): string | null {
  if (typeof value === "number" && /"\d+\D/.test(expects)) return "write the number with its unit, in quotes";
  const meant = typeof value === "string" && expects.startsWith("a duration") ? meantDuration(value) : undefined;
  return meant === undefined ? null : `did you mean "${meant}"?`;
}

/** One finding at a spot. */
export function complain(at: Spot, code: DiagnosticCode, words: { message: string; hint?: string | null }): Findings {
  return [diagnose(code, at.path, words)];
}

/** A value as a person would write it, short. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
