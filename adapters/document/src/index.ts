export type { SourceText } from "./trace/mentions.ts";
export type { Requirement } from "./trace/requirement.ts";
export { type Reasons, type TraceSources, traceRequirements } from "./trace/trace-requirements.ts";
