import { ApiError } from "./api-error.ts";
import { browserSession } from "./browser-session.ts";
import { type Call, send } from "./http.ts";

const tokenTroubles = ["UNAUTHENTICATED", "TOKEN_EXPIRED", "TOKEN_INVALID"];

/**
 * One request with the caller's token, if there is one. A rejected token is answered by one renewal and one more try;
 * when there is no session any more, the request goes out without a token and the service decides.
 */
export async function request(path: string, call: Omit<Call, "token"> = {}): Promise<Response> {
  const session = browserSession();
  const token = await session.token();
  try {
    return await send(path, { ...call, token });
  } catch (error) {
    if (token === null || !(error instanceof ApiError) || !tokenTroubles.includes(error.code)) throw error;
    const renewed = await session.renew(token);
    if (renewed === null) throw error;
    return send(path, { ...call, token: renewed });
  }
}

/** As `request`, and reads the JSON answer; an empty answer is `undefined`. */
export async function requestJson<T>(path: string, call: Omit<Call, "token"> = {}): Promise<T> {
  const response = await request(path, call);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
