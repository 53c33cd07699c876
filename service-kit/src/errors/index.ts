export { AppError, type AppErrorOptions, type ErrorDetails } from "./app-error.ts";
export { ErrorBody, toErrorBody } from "./body.ts";
export { type CatalogueEntry, catalogue, type GenericCode } from "./catalogue.ts";
export { nearest } from "./nearest.ts";
export { isDiskFull, isOutage, isUnstorableText } from "./outage.ts";
export { toViolations, type Violation } from "./violation.ts";
