/** `system` follows the device. */
export type Theme = "light" | "dark" | "system";

const KEY = "terrace-console-theme";

/** What was chosen in this browser before. */
export function storedTheme(): Theme {
  const found = readStored();
  return found === "light" || found === "dark" ? found : "system";
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing is asked again next time.
  }
  window.dispatchEvent(new Event(THEME_CHANGED));
}

/** Charts are drawn in the colours of the theme and have to be drawn anew. */
export const THEME_CHANGED = "terrace-theme";

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
