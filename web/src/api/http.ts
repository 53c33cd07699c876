import { readApiError, unreachable } from "./api-error.ts";

export interface Call {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  token?: string | null;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

/**
 * One request to the platform's API on the same origin.
 * Without a token the cookies stay at home too, so that an anonymous read is one the edge may answer from its cache.
 * Throws `ApiError`; an aborted call throws what the signal says.
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const { method = "GET", body, token = null, signal, headers } = call;
  const response = await fetch(path, {
    method,
    signal: signal ?? null,
    credentials: token === null && method === "GET" ? "omit" : "same-origin",
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw unreachable();
  });
  if (!response.ok) throw await readApiError(response);
  return response;
}

/** As `send`, and reads the JSON answer; an empty answer is `undefined`. */
export async function sendForJson<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
