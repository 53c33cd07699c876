export type { Block, Document, Section } from "./model/document.ts";
export type { DocumentInput, EnvironmentInput, Measurement } from "./model/document-input.ts";
export type { Link, Locate, Source } from "./model/source.ts";
export { renderHtml } from "./render/html.ts";
export { renderMarkdown } from "./render/markdown.ts";
export { answersFor, type SourceText } from "./trace/mentions.ts";
export type { Requirement } from "./trace/requirement.ts";
export { type Reasons, type TraceSources, traceRequirements } from "./trace/trace-requirements.ts";
export { writeDocument } from "./write-document.ts";
