/** So many messages at once, and so many a second from then on. */
export interface MessageLimit {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** Makes a token bucket: each call takes one, and says whether there was one. `now` is in milliseconds. */
export function createMessageRate({ atOnce, perSecond }: MessageLimit): (now: number) => boolean {
  let left = atOnce;
  let filledAt = 0;
  return (now) => {
    left = Math.min(atOnce, left + ((now - filledAt) / 1_000) * perSecond);
    filledAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
