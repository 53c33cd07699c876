/** Status and default sentence of one error code. */
export interface CatalogueEntry {
  readonly status: number;
  readonly message: string;
}

/** The codes every service may answer with (DFZ-ERR-01, DFZ-ERR-02); a service adds its own next to the rule that raises them. */
export const catalogue = {
  VALIDATION_FAILED: { status: 400, message: "The request does not match what this endpoint accepts." },
  MALFORMED_JSON: { status: 400, message: "The body is not valid JSON." },
  UNAUTHENTICATED: { status: 401, message: "Sign in to do this." },
  TOKEN_EXPIRED: { status: 401, message: "The token has expired." },
  TOKEN_INVALID: { status: 401, message: "The token is not valid." },
  FORBIDDEN: { status: 403, message: "Your account may not do this." },
  NOT_FOUND: { status: 404, message: "There is nothing here." },
  METHOD_NOT_ALLOWED: { status: 405, message: "This path does not accept that method." },
  CONFLICT: { status: 409, message: "This conflicts with what is already there." },
  GONE: { status: 410, message: "This is no longer available." },
  PAYLOAD_TOO_LARGE: { status: 413, message: "The body is larger than this endpoint accepts." },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: "This endpoint does not accept that content type." },
  RATE_LIMITED: { status: 429, message: "Too many requests. Try again later." },
  INTERNAL: { status: 500, message: "Something went wrong on our side." },
  UNAVAILABLE: { status: 503, message: "A system this needs is not reachable at the moment. Try again shortly." },
  INSUFFICIENT_STORAGE: { status: 507, message: "There is no room left to store this." },
} as const satisfies Record<string, CatalogueEntry>;

/** A code that needs no definition by the service. */
export type GenericCode = keyof typeof catalogue;

/** Catalogue entry of a code, if it is a generic one. */
export function findEntry(code: string): CatalogueEntry | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code as GenericCode] : undefined;
}
