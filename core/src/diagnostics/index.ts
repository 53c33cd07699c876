export { CATALOGUE, type CatalogueEntry, type DiagnosticCode } from "./catalogue.ts";
export { diagnose } from "./diagnose.ts";
export type { Diagnostic, Place, Severity } from "./diagnostic.ts";
export { didYouMean } from "./nearest.ts";
