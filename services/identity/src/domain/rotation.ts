/** Milliseconds in which a used token still yields its successor: requests sent side by side, or an answer that was lost on the way. Long enough for both (RFC 9700 §4.14.2 asks for reuse detection, not for punishing a retry). */
export const graceMilliseconds = 30_000;

/** What is known of a refresh token that was presented with a good signature. */
export interface PresentedToken {
  /** Why its session was ended, if it was. */
  readonly ended: "logout" | "reuse" | "password" | null;
  /** When it was used before; null if never; undefined when its row is gone, which happens only after use. */
  readonly usedAt: Date | null | undefined;
}

/** What to do with it. */
export type Rotation =
  /** First use: issue the successor. */
  | "rotate"
  /** Used a moment ago: give the same successor again. */
  | "repeat"
  /** Used long ago: someone has a copy; end the session. */
  | "reuse"
  /** The session is over. */
  | "over";

/** Decides about a presented refresh token. */
export function decideRotation({ ended, usedAt }: PresentedToken, now: Date): Rotation {
  if (ended === "reuse") return "reuse";
  if (ended !== null) return "over";
  if (usedAt === null) return "rotate";
  if (usedAt === undefined) return "reuse";
  return now.getTime() - usedAt.getTime() <= graceMilliseconds ? "repeat" : "reuse";
}
