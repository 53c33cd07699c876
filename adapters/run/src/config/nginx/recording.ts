import type { Ratio } from "@terrace/core/units";
import { block } from "./block.ts";

/** Which requests are recorded, and who hears of them. */
export interface Recording {
  readonly sampling: Ratio;
  /** Where the collector listens for datagrams. */
  readonly port: number;
}

/** A `traceparent` that says something: neither id is only zeros. */
const GIVEN = "^00-(?!0{32})(?<given_trace>[0-9a-f]{32})-(?!0{16})(?<given_span>[0-9a-f]{16})-(?<given_flags>0[01])$";

/**
 * The trace of a request: the caller's, or a new one that is named like the request. Whether it is recorded is decided here, once, for everybody behind
 * the edge, unless the caller has decided it. nginx of Debian has no OpenTelemetry: the two spans that it knows the times of, its own and the
 * balancer's, have the halves of its request id for their names, and the collector makes them of one datagram.
 */
export function traceVariables({ sampling }: Recording): readonly string[] {
  return [
    ...block("map $http_traceparent $told_trace", [`"~${GIVEN}" $given_trace;`, 'default "";']),
    ...block("map $http_traceparent $told_span", [`"~${GIVEN}" $given_span;`, 'default "";']),
    ...block("map $http_traceparent $told_flags", [`"~${GIVEN}" $given_flags;`, 'default "";']),
    ...block("map $told_trace $trace", ['"" $request_id;', "default $told_trace;"]),
    ...block("map $request_id $edge_span", ['"~^(?<first_half>.{16})" $first_half;', 'default "";']),
    ...block("map $request_id $balancer_span", ['"~^.{16}(?<second_half>.{16})$" $second_half;', 'default "";']),
    ...drawing(sampling),
    ...block("map $told_flags $trace_flags", ['"" $drawn_flags;', "default $told_flags;"]),
    // A kept answer reaches nobody, and neither does a refused request: they are no traces.
    ...block("map $upstream_addr $is_recorded", ['"" 0;', "default $is_drawn;"]),
    ...block("map $trace_flags $is_drawn", ['"01" 1;', "default 0;"]),
    ...block("map $is_drawn $logged_trace", ['"1" $trace;', 'default "";']),
    `log_format spans escape=json '${MESSAGE}';`,
  ];
}

/** What the services are told. */
export const TRACE_HEADER = "proxy_set_header traceparent 00-$trace-$balancer_span-$trace_flags;";

/** Tells the collector, by a datagram: whether it listens or not, no request waits. */
export function spanLog({ port }: Recording): string {
  return `access_log syslog:server=127.0.0.1:${port},nohostname,tag=edge spans if=$is_recorded;`;
}

const MESSAGE = `{${Object.entries({
  trace: "$trace",
  edge: "$edge_span",
  balancer: "$balancer_span",
  parent: "$told_span",
  end: "$msec",
  took: "$request_time",
  waited: "$upstream_response_time",
  status: "$status",
  answered: "$upstream_status",
  method: "$request_method",
  path: "$uri",
  cache: "$upstream_cache_status",
  request: "$edge_request_id",
})
  .map(([name, value]) => `"${name}":"${value}"`)
  .join(",")}}`;

/** nginx draws by a hash of the id, in hundredths of a percent. It knows neither none nor all. */
function drawing(sampling: Ratio): readonly string[] {
  const percent = Math.round(sampling * 10_000) / 100;
  if (percent <= 0) return block("map $host $drawn_flags", ['default "00";']);
  if (percent >= 100) return block("map $host $drawn_flags", ['default "01";']);
  return block("split_clients $request_id $drawn_flags", [`${percent}% "01";`, '* "00";']);
}
