import { formatBytes, formatDuration } from "@terrace/core/units";

const DURATIONS =
  /(^|\.)(every|keep|keepOld|copyKeep|retention|period|interval|timeout|grace|drain|bake|idle|connect|visibility|outCooldown|inCooldown|rotateEvery|lossBound|idleTimeout|tcpKeepAlive|ttl|segment|sticky|rto|rpo|sustained|restoreTest|oldVersions|enhancedMonitoring)$/;

const SIZES = /(^|\.)(size|growTo|memory|storage|maxMemory|bodyLimit)$|uploads\.maximum$/;

/** A word of a graph as its author would have written it: times and sizes with their unit, everything else as it is, short. */
export function wordValue(path: string, value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number" && DURATIONS.test(path)) return formatDuration(value);
  if (typeof value === "number" && SIZES.test(path)) return formatBytes(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}

const MOST = 60;

/** What differs between two values of one word; of two lists, what came and what went. */
export function wordChange(path: string, before: unknown, after: unknown): string {
  if (!Array.isArray(before) || !Array.isArray(after)) return `${wordValue(path, before)} → ${wordValue(path, after)}`;
  const known = new Set(before.map((item) => JSON.stringify(item)));
  const wanted = new Set(after.map((item) => JSON.stringify(item)));
  const came = after.filter((item) => !known.has(JSON.stringify(item)));
  const went = before.filter((item) => !wanted.has(JSON.stringify(item)));
  const parts = [...went.map((item) => `- ${wordValue("", item)}`), ...came.map((item) => `+ ${wordValue("", item)}`)];
  if (parts.length === 0) return "in another order";
  return parts.length > 3 ? `${went.length} entries went, ${came.length} came` : parts.join("  ");
}
