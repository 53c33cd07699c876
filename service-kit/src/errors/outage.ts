const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/** SQLSTATE 53300 too many connections, 57014 cancelled by a timeout, 57P0x shut down or starting, 25006 demoted to standby, 40001 and 40P01 still colliding after the retries. */
const sqlStates = new Set(["53300", "57014", "57P01", "57P02", "57P03", "25006", "40001", "40P01"]);

/** pg, pg-pool and ioredis report these without a code. */
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Connection is closed|Stream isn't writeable|Command timed out|Reached the max retries|LOADING |READONLY |CLUSTERDOWN )/;

/** Whether an error means that an engine behind the service cannot be reached, so that the caller may try again (503, never a bare 500). */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isOutage);
  const code = codeOf(error);
  if (code !== undefined && (networkCodes.has(code) || sqlStates.has(code) || isConnectionException(code))) return true;
  return messages.test(error.message);
}

/** Whether an error means that the disk is full: of this machine (ENOSPC, EDQUOT) or of the database (SQLSTATE 53100). */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || code === "53100";
}

/** Whether PostgreSQL refused the text it was given (SQLSTATE 22021): it cannot hold U+0000, which JSON and percent-encoding can say. */
export function isUnstorableText(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === "22021";
}

/** SQLSTATE class 08; PgBouncer reports an absent server as 08P01. */
function isConnectionException(code: string): boolean {
  return /^08[0-9A-Z]{3}$/.test(code);
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
