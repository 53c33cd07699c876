import { type DestinationStream, type Logger, destination as openDestination, pino, stdSerializers } from "pino";

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
  /** Asked for more fields of each line, such as the trace that it belongs to. */
  readonly fields?: () => Record<string, string>;
  /** Write each line before going on; for a process about to end. */
  readonly sync?: boolean;
}

export type { Logger };

/** Lines leave together, at the latest after 50 ms: one system call for many requests. What is left goes out at exit, except after kill -9. The length has to stay below the 16,384 bytes that one call writes at most. */
const buffered = { sync: false, minLength: 16_000, periodicFlush: 50 };

/** Bytes of lines that wait while they cannot be written; further ones are dropped. */
const WAITING_AT_MOST = 1_048_576;

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
  { level = "info", destination, fields, sync = false }: LogOptions = {},
): Logger {
  return pino(
    {
      level,
      base: { service: identity.service, version: identity.version, environment: identity.environment },
      messageKey: "message",
      errorKey: "error",
      timestamp,
      formatters: { level: (label) => ({ level: label }) },
      ...(fields === undefined ? {} : { mixin: fields }),
      serializers: { error: stdSerializers.errWithCause },
      redact: {
        paths: ["", "*.", "*.*."].flatMap((at) => secretKeys.map((key) => pathOf(at, key))),
        censor: "[redacted]",
      },
    },
    destination ?? standardOutput(sync),
  );
}

/** The second that was written last: all that a busy service has to write out of a moment are its milliseconds. */
let second = { at: 0, text: "" };

function timestamp(): string {
  const now = Date.now();
  const at = Math.floor(now / 1_000);
  if (at !== second.at) second = { at, text: new Date(at * 1_000).toISOString().slice(0, 20) };
  return `,"timestamp":"${second.text}${String(now - at * 1_000).padStart(3, "0")}Z"`;
}

/** A full disk must not end a service: lines wait for room, and get lost when there are too many. */
function standardOutput(sync: boolean): DestinationStream {
  const output = openDestination({ dest: 1, maxLength: WAITING_AT_MOST, ...(sync ? { sync } : buffered) });
  output.on("error", () => undefined);
  return output;
}

function pathOf(at: string, key: string): string {
  return key.startsWith("[") ? `${at.replace(/\.$/, "")}${key}` : `${at}${key}`;
}
