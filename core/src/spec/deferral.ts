/** Why a requirement is not met: not yet, or not at all. By its ID, or a range such as `"BRQ-APP-01..08"`. */
export type Deferrals = Readonly<Record<string, Deferral>>;

/** Why a requirement is not satisfied by this platform: one that is neither satisfied nor deferred is unanswered. */
export interface Deferral {
  readonly verdict: "deferred" | "not-applicable";
  readonly reason: string;
}

/** It is asked for and not done; the reason says what is missing. */
export function deferred(reason: string): Deferral {
  return { verdict: "deferred", reason };
}

/** It asks nothing of the platform, or of something that is not part of it. */
export function notApplicable(reason: string): Deferral {
  return { verdict: "not-applicable", reason };
}
