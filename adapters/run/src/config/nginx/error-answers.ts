import { refusalLog } from "./access-log.ts";
import { block } from "./block.ts";
import { PARTING_HEADER } from "./parting.ts";

interface Answer {
  readonly status: number;
  /** What nginx calls it, where that is not its status alone. */
  readonly signals?: readonly number[];
  /** The location that writes it, as `error_page` and `location` name it. */
  readonly page: { readonly target: string; readonly location: string };
  readonly code: string;
  readonly message: string;
  readonly headers: readonly string[];
}

const NO_STORE = 'add_header Cache-Control "no-store" always;';

const ANSWERS: readonly Answer[] = [
  unreadable(400, "This is not a request that can be understood."),
  answer(403, ["forbidden", "FORBIDDEN"], "This link does not open anything."),
  answer(404, ["missing", "NOT_FOUND"], "There is nothing here."),
  answer(405, ["not_allowed", "METHOD_NOT_ALLOWED"], "This can only be read."),
  answer(410, ["expired", "GONE"], "This link has expired. Ask for a new one."),
  answer(413, ["too_large", "PAYLOAD_TOO_LARGE"], "The request is larger than is accepted here."),
  unreadable(414, "The address is longer than is accepted here."),
  { ...unreadable(431, "The headers are longer than is accepted here."), signals: [494] },
  {
    ...answer(429, ["rate_limited", "RATE_LIMITED"], "Too many requests. Try again in a moment."),
    headers: [NO_STORE, "add_header Retry-After $retry_after always;"],
  },
  {
    // That the balancer is away or silent is an outage like any other: one status, so that one rule of a client covers it.
    ...answer(503, ["unavailable", "UNAVAILABLE"], "The service is not available now. Try again in a moment."),
    signals: [502, 503, 504],
    headers: [NO_STORE, 'add_header Retry-After "1" always;'],
  },
];

/** Sends what the edge answers by itself to the location that writes it in the platform's error form. */
export function errorPages(statuses: readonly number[]): readonly string[] {
  return ANSWERS.filter(({ status }) => statuses.includes(status)).map(({ status, signals, page }) =>
    signals === undefined
      ? `error_page ${status} ${page.target};`
      : `error_page ${signals.join(" ")} =${status} ${page.target};`,
  );
}

/** One location for each answer of the edge itself, which is where it is logged. Answers of the services pass through untouched. */
export function errorLocations(): readonly string[] {
  return ANSWERS.flatMap(({ status, page, code, message, headers }) =>
    block(`location ${page.location}`, [
      "internal;",
      refusalLog(),
      "types {}",
      'default_type "application/json; charset=utf-8";',
      "add_header X-Request-Id $edge_request_id always;",
      PARTING_HEADER,
      ...headers,
      `return ${status} '${errorBody(code, message)}';`,
    ]),
  );
}

function answer(status: number, [name, code]: readonly [page: string, code: string], message: string): Answer {
  return { status, page: { target: `@${name}`, location: `@${name}` }, code, message, headers: [NO_STORE] };
}

/** Its page is a path: nginx finds no `@name` for a request whose own path it could not read. */
function unreadable(status: number, message: string): Answer {
  const path = `/.well-known/edge-answers/${status}`;
  return {
    ...answer(status, ["", "VALIDATION_FAILED"], message),
    page: { target: path, location: `= ${path}` },
  };
}

function errorBody(code: string, message: string): string {
  return `{"error":{"code":"${code}","message":"${message}","details":null,"requestId":"$edge_request_id","timestamp":"$time_iso8601"}}`;
}
