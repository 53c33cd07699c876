import type { Tokens } from "@terrace/identity/contract";
import { ApiError } from "./api-error.ts";
import { readTokenClaims, type TokenClaims } from "./token-claims.ts";

/** `unknown` until the cookie was tried once; `troubled` while the server that could tell does not answer. */
export type SessionState =
  | { status: "unknown"; troubled: boolean }
  | { status: "anonymous" }
  | { status: "signedIn"; user: TokenClaims };

type Message = { kind: "token"; answer: Tokens; at: number } | { kind: "signedOut" };

/** The outside world of a session, so that its rules can be tested without a browser. */
export interface SessionWorld {
  /** Exchanges the refresh cookie for an access token. */
  refresh(): Promise<Tokens>;
  /** Runs the work while no other tab runs its own. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** The other tabs: messages stay in memory, a token is never stored. */
  tabs: { tell(message: Message): void; listen(hear: (message: Message) => void): void };
  /** Remembers across page loads that there was a session, and nothing of the session itself. */
  hint: { get(): boolean; set(signedIn: boolean): void };
  now(): number;
  later(milliseconds: number, work: () => void): () => void;
}

export interface Session {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Tries the cookie if there may be one. Call once when the page has loaded. */
  start(): void;
  /** Takes the tokens of a sign-in or a registration. */
  adopt(answer: Tokens): void;
  /** A token that is good for a while yet; null when nobody is signed in. Throws `ApiError` when the server is away. */
  token(): Promise<string | null>;
  /** After a 401: a token other than the rejected one, or null when the session is over. */
  renew(rejected: string): Promise<string | null>;
  end(): void;
}

const marginMs = 60_000;
const retryMs = 3_000;

/**
 * The access token of this tab and the rules around it: it lives in memory, is renewed a minute before it ends, and
 * however many requests or tabs want a new one at the same time, one exchange is made (a refresh token is single use).
 */
export function createSession(world: SessionWorld): Session {
  const listeners = new Set<() => void>();
  let state: SessionState = { status: "unknown", troubled: false };
  let held: { token: string; expiresAt: number } | null = null;
  let flight: Promise<string | null> | null = null;
  let cancelTimer = () => {};

  world.tabs.listen((message) => {
    if (message.kind === "signedOut") forget();
    else hold(message.answer, message.at);
  });

  function start() {
    if (world.hint.get()) void exchange().catch(() => {});
    else change({ status: "anonymous" });
  }

  function adopt(answer: Tokens) {
    const at = world.now();
    hold(answer, at);
    world.hint.set(true);
    world.tabs.tell({ kind: "token", answer, at });
  }

  async function token() {
    if (held !== null && held.expiresAt - world.now() > marginMs / 2) return held.token;
    return state.status === "anonymous" ? null : exchange();
  }

  function renew(rejected: string) {
    if (held !== null && held.token !== rejected) return Promise.resolve(held.token);
    return exchange();
  }

  function end() {
    world.hint.set(false);
    world.tabs.tell({ kind: "signedOut" });
    forget();
  }

  function exchange(): Promise<string | null> {
    const before = held?.token;
    flight ??= world
      .exclusively(async () => {
        if (held !== null && held.token !== before) return held.token;
        const answer = await world.refresh();
        adopt(answer);
        return answer.accessToken;
      })
      .catch(refused)
      .finally(() => {
        flight = null;
      });
    return flight;
  }

  function refused(error: unknown): null {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) {
      end();
      return null;
    }
    if (state.status === "unknown") change({ status: "unknown", troubled: true });
    schedule(retryMs);
    throw error;
  }

  function hold(answer: Tokens, at: number) {
    const user = readTokenClaims(answer.accessToken);
    if (user === null) return;
    const expiresAt = at + answer.expiresIn * 1_000;
    held = { token: answer.accessToken, expiresAt };
    schedule(Math.max(expiresAt - world.now() - marginMs, retryMs));
    change({ status: "signedIn", user });
  }

  function schedule(milliseconds: number) {
    cancelTimer();
    cancelTimer = world.later(milliseconds, () => void exchange().catch(() => {}));
  }

  function forget() {
    cancelTimer();
    held = null;
    change({ status: "anonymous" });
  }

  function change(next: SessionState) {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start,
    adopt,
    token,
    renew,
    end,
  };
}
