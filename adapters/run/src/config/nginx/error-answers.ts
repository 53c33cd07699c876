import { block } from "./block.ts";

interface Answer {
  readonly status: number;
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly headers: readonly string[];
}

const NO_STORE = 'add_header Cache-Control "no-store" always;';

const ANSWERS: readonly Answer[] = [
  answer(403, "forbidden", "FORBIDDEN", "This link does not open anything."),
  answer(404, "missing", "NOT_FOUND", "There is nothing here."),
  answer(405, "not_allowed", "METHOD_NOT_ALLOWED", "This can only be read."),
  answer(410, "expired", "GONE", "This link has expired. Ask for a new one."),
  answer(413, "too_large", "PAYLOAD_TOO_LARGE", "The request is larger than is accepted here."),
  {
    ...answer(429, "rate_limited", "RATE_LIMITED", "Too many requests. Try again in a moment."),
    headers: [NO_STORE, "add_header Retry-After $retry_after always;"],
  },
  unavailable(502),
  unavailable(503),
  unavailable(504),
];

/** Sends what the edge answers by itself to the location that writes it in the platform's error form. */
export function errorPages(statuses: readonly number[]): readonly string[] {
  return ANSWERS.filter(({ status }) => statuses.includes(status)).map(
    ({ status, name }) => `error_page ${status} @${name};`,
  );
}

/** One location for each answer of the edge itself, which is where it is logged. Answers of the services pass through untouched. */
export function errorLocations(log: string): readonly string[] {
  return ANSWERS.flatMap(({ status, name, code, message, headers }) =>
    block(`location @${name}`, [
      "internal;",
      `access_log "${log}" refused;`,
      "types {}",
      'default_type "application/json; charset=utf-8";',
      "add_header X-Request-Id $edge_request_id always;",
      ...headers,
      `return ${status} '${errorBody(code, message)}';`,
    ]),
  );
}

function answer(status: number, name: string, code: string, message: string): Answer {
  return { status, name, code, message, headers: [NO_STORE] };
}

function unavailable(status: number): Answer {
  const message = "The service is not available now. Try again in a moment.";
  return {
    ...answer(status, `unavailable_${status}`, "UNAVAILABLE", message),
    headers: [NO_STORE, 'add_header Retry-After "1" always;'],
  };
}

function errorBody(code: string, message: string): string {
  return `{"error":{"code":"${code}","message":"${message}","details":null,"requestId":"$edge_request_id","timestamp":"$time_iso8601"}}`;
}
