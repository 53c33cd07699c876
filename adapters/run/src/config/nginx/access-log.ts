import { block } from "./block.ts";

/** nginx writes nothing else there: whoever starts it decides which file that is. */
const OUTPUT = "/dev/stdout";

/** Lines leave together, at the latest after a second; all that write there must do it alike. */
const TOGETHER = "buffer=32k flush=1s";

/**
 * A line for every request that the edge handed on, and for every one that it refused, with the fields of the services' own lines.
 * What it answered by itself, from its store or from the disk, has none: writing it would cost a fifth of the answer.
 */
export function accessLog(): string {
  return `access_log ${OUTPUT} requests ${TOGETHER} if=$upstream_addr;`;
}

/** The file below the edge's folder in which it counts what it sent from the disk. */
export const SENT = "sent.log";

/** Said of a request that is answered from the disk; the other way round where it is handed on after all. */
export const FROM_DISK = "set $from_disk 1;";
export const NOT_FROM_DISK = 'set $from_disk "";';

/** The bytes of every answer from the disk, a number a line: a viewer costs what is sent to him. (BRQ-COST-16) Of other requests nothing is written. */
export function sentLog(folder: string): string {
  return `access_log "${folder}/${SENT}" sent buffer=8k flush=1s if=$from_disk;`;
}

export function refusalLog(): string {
  return `access_log ${OUTPUT} refused ${TOGETHER};`;
}

/** `isTraced`: lines name the trace where it is recorded. */
export function logVariables(isTraced: boolean): readonly string[] {
  return [
    // nginx tells the milliseconds of a moment only as seconds since 1970.
    ...block('map "$time_iso8601 $msec" $moment', [
      '"~^(?<second>[^+]+)(?<zone>\\+\\d\\d:\\d\\d) \\d+(?<fraction>\\.\\d{3})$" $second$fraction$zone;',
      "default $time_iso8601;",
    ]),
    ...block("map $status $gravity", ['"~^5" error;', "default info;"]),
    `log_format requests escape=json '${line("$gravity", "request", isTraced)}';`,
    // What no location has said is no; without it, nginx would not know the name where nothing is answered from the disk.
    ...block('map "" $from_disk', ['default "";']),
    "log_format sent $bytes_sent;",
    `log_format refused escape=json '${line("warn", "refused at the edge", false)}';`,
  ];
}

function line(level: string, message: string, isTraced: boolean): string {
  const texts = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([name, value]) => `"${name}":"${value}"`);
  return `{${[
    ...texts({ timestamp: "$moment", level, service: "edge", requestId: "$edge_request_id" }),
    ...(isTraced ? texts({ traceId: "$logged_trace" }) : []),
    ...texts({ method: "$request_method", path: "$uri" }),
    // Seconds, and JSON's own way to say that there are thousands of them: an expression would cost every request.
    ...['"statusCode":$status', `"responseTime":\${request_time}e3`],
    ...texts({ upstreamTime: "$upstream_response_time", cache: "$upstream_cache_status" }),
    ...texts({ userAgent: "$http_user_agent", ip: "$remote_addr", message }),
  ].join(",")}}`;
}
