/** Under which the caller's profile is remembered. */
export const profileKey = ["profile"] as const;
