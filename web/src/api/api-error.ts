/** What a service said was wrong. `code` is stable, the message is for engineers; people get `sentence(error)`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  /** A sentence that helps on, when the service has one. */
  readonly suggestion: string | null;
  readonly requestId: string | null;
  /** Seconds until it is worth trying again, when the service said so. */
  readonly retryAfter: number | null;

  constructor(answer: {
    status: number;
    code: string;
    message: string;
    field?: string | null;
    suggestion?: string | null;
    requestId?: string | null;
    retryAfter?: number | null;
  }) {
    super(answer.message);
    this.status = answer.status;
    this.code = answer.code;
    this.field = answer.field ?? null;
    this.suggestion = answer.suggestion ?? null;
    this.requestId = answer.requestId ?? null;
    this.retryAfter = answer.retryAfter ?? null;
  }
}

/** Reads the error body that every service shares; an answer from something in between still becomes an `ApiError`. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const details = isRecord(error.details) ? error.details : {};
  return new ApiError({
    status: response.status,
    code: text(error.code) ?? (response.status >= 500 ? "UNAVAILABLE" : "UNKNOWN"),
    message: text(error.message) ?? `The server answered ${response.status}.`,
    field: text(details.field),
    suggestion: text(details.suggestion),
    requestId: text(error.requestId),
    retryAfter: Number(response.headers.get("retry-after")) || null,
  });
}

/** No answer at all: the network is away or the server is. */
export function unreachable(): ApiError {
  return new ApiError({ status: 0, code: "UNREACHABLE", message: "No answer from the server." });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
