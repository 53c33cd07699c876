/** Why a socket is closed: codes of RFC 6455 §7.4.1, of its registry at IANA, and from 4000 our own. */
export const CLOSE_CODES = {
  /** It said too much, or nobody could make sense of it (policy violation). */
  tooManyMessages: 1008,
  broken: 1011,
  /** Come again at once: another process takes over (service restart). */
  restart: 1012,
  /** It reads more slowly than things happen (try again later). */
  tooSlow: 1013,
  /** The token is not, or no longer, good: 401 in HTTP. */
  signedOut: 4401,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;
