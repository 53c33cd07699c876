import { CATALOGUE, type DiagnosticCode } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** A finding by its code, with the severity of the catalogue. `file` stays open: only who loaded the platform knows it. */
export function diagnose(
  code: DiagnosticCode,
  path: string,
  words: { readonly message: string; readonly hint?: string | null },
): Diagnostic {
  return {
    code,
    severity: CATALOGUE[code].severity,
    at: { file: null, path },
    message: words.message,
    hint: words.hint ?? null,
  };
}
