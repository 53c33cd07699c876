import {
  type DestinationStream,
  type Logger,
  destination as openDestination,
  pino,
  stdSerializers,
  stdTimeFunctions,
} from "pino";

/** Who is logging: on every line (BRQ-LOG-03). */
interface LogIdentity {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
}

/** Where to and how much. */
export interface LogOptions {
  /** Lowest level written; `info` when absent. */
  readonly level?: string;
  /** Anything with `write(line)`; stdout when absent. */
  readonly destination?: DestinationStream;
  /** Write each line before going on; for a process about to end. */
  readonly sync?: boolean;
}

export type { Logger };

/** Lines leave together, at the latest after 50 ms: one system call for many requests. What is left goes out at exit, except after kill -9. */
const buffered = { sync: false, minLength: 4_096, periodicFlush: 50 };

const secretKeys = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  "password",
  "currentPassword",
  "newPassword",
  "token",
  "accessToken",
  "refreshToken",
];

/** Writes JSON lines with the field names of BRQ-LOG-03; secrets are cut out wherever a known key holds them, three levels deep. */
export function createLogger(
  identity: LogIdentity,
  { level = "info", destination, sync = false }: LogOptions = {},
): Logger {
  return pino(
    {
      level,
      base: { service: identity.service, version: identity.version, environment: identity.environment },
      messageKey: "message",
      errorKey: "error",
      timestamp: () => stdTimeFunctions.isoTime().replace('"time"', '"timestamp"'),
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.errWithCause },
      redact: {
        paths: ["", "*.", "*.*."].flatMap((at) => secretKeys.map((key) => pathOf(at, key))),
        censor: "[redacted]",
      },
    },
    destination ?? openDestination({ dest: 1, ...(sync ? { sync } : buffered) }),
  );
}

function pathOf(at: string, key: string): string {
  return key.startsWith("[") ? `${at.replace(/\.$/, "")}${key}` : `${at}${key}`;
}
