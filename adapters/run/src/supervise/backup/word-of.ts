/** A text that a request's body says by name; null where it says none. */
export function wordOf(body: unknown, key: string): string | null {
  const value = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  return typeof value === "string" ? value : null;
}
