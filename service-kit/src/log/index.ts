export { createLogger, type Logger, type LogIdentity, type LogOptions } from "./logger.ts";
