/** An error in a reason is one line among others; the log has it whole. */
const LENGTH = 240;

/** The error that a program ended with, where the last lines of its log name one: as runtimes print it, or as a structured log line does. */
export function lastError(lines: readonly string[]): string | null {
  const printed = lines.find((line) => /^([A-Z]\w*)?(Error|Exception)\b.*: /.test(line));
  const error = printed ?? lines.map(logged).findLast((line) => line !== null) ?? null;
  if (error === null) return null;
  const text = error.replace(/\.$/, "");
  return text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text;
}

/** `{"level":"fatal","message":"the service could not start","error":{"message":"…"}}` */
function logged(line: string): string | null {
  if (!line.startsWith("{")) return null;
  try {
    const { level, message, error } = JSON.parse(line);
    if (level !== "fatal" && level !== "error") return null;
    return [message, error?.message].filter((part) => typeof part === "string").join(": ") || null;
  } catch {
    return null;
  }
}
