import type { ResourceId } from "@terrace/core/graph";
import type { Notification } from "./notification.ts";

/** A notification on its way to one channel. */
export interface Letter {
  readonly id: string;
  readonly channel: ResourceId;
  readonly notification: Notification;
  /** Milliseconds since the epoch. */
  readonly written: number;
  readonly attempts: number;
  /** Not before this moment. */
  readonly next: number;
}

const SECOND = 1_000;

/** A first repetition after a second, each later one after twice the time, at most five minutes apart. */
const LONGEST = 300 * SECOND;

/** Which is a day, whatever the clock says. */
const MOST_ATTEMPTS = 300;

/** More than so many about one thing for one channel, and what is oldest has been overtaken by events. */
const MOST_WAITING = 100;

/** A letter after an attempt that failed; null when it has been tried for a day. */
export function afterFailure(letter: Letter, now: number): Letter | null {
  const attempts = letter.attempts + 1;
  const wait = Math.min(LONGEST, SECOND * 2 ** Math.min(attempts - 1, 16));
  return attempts >= MOST_ATTEMPTS ? null : { ...letter, attempts, next: now + wait };
}

/** How long a letter has to wait, in milliseconds. One that seems to wait for longer than it ever should was written before the clock was set back. */
export function waitOf({ next }: Letter, now: number): number {
  return next - now > LONGEST ? 0 : Math.max(0, next - now);
}

/** The letters of a channel that are beyond what may wait, oldest first. */
export function overtaken(letters: readonly Letter[]): readonly Letter[] {
  return letters.slice(0, Math.max(0, letters.length - MOST_WAITING));
}
