/** What a key does while the player has the keyboard. */
export type Shortcut =
  | { do: "toggle" }
  | { do: "seek"; by: number }
  | { do: "mute" }
  | { do: "fullscreen" }
  | { do: "mirror" }
  | { do: "mark" };

const keys: Record<string, Shortcut> = {
  k: { do: "toggle" },
  j: { do: "seek", by: -5 },
  l: { do: "seek", by: 5 },
  ",": { do: "seek", by: -1 / 30 },
  ".": { do: "seek", by: 1 / 30 },
  m: { do: "mute" },
  f: { do: "fullscreen" },
  x: { do: "mirror" },
  a: { do: "mark" },
};

/** The shortcut for a key press, unless it belongs to the browser. Space and arrows stay with the focused control. */
export function shortcutFor(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return keys[event.key.toLowerCase()] ?? null;
}
