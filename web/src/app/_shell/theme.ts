export type Theme = "light" | "dark";

/** The choice lives in a cookie, so that the server draws the first frame in it and nothing flashes. */
export const themeCookie = "theme";

/** Narrows a cookie's value. */
export function isTheme(value: string | undefined): value is Theme {
  return value === "light" || value === "dark";
}
