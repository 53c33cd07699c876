/** The present moment in milliseconds since the epoch. */
export type Clock = () => number;

/**
 * The time by which deployments wait: the machine's as it was when this control plane began, and gone on evenly since. A clock that is set forwards
 * must not pass a share that was hardly watched, nor one that is set back hold it for hours. What is kept by this time means little to a
 * successor: `resumed` is how he takes it on.
 */
export const steadyTime: Clock = () => Math.round(performance.timeOrigin + performance.now());
