/** Tells the time; given to code that must be testable at any moment. */
export type Clock = () => Date;

/** The clock of this machine. */
export const systemClock: Clock = () => new Date();
