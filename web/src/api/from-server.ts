/** Longest time that a page waits for its data, in milliseconds; then it renders without and the browser asks again. */
const patience = 1_500;

/**
 * An anonymous read while a page is rendered, from the address in API_URL.
 * Null when the answer is late or not there: a page never fails because its data did.
 */
export async function readFromServer<T>(path: string): Promise<T | null> {
  const base = process.env.API_URL;
  if (!base) return null;
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(new URL(path, base), {
      signal,
      cache: "no-store",
      headers: { accept: "application/json" },
    });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
